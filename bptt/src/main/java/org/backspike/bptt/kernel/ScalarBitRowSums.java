package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarBitRowSums implements BitRowSums {
  @Override
  public void sum(
      int[] bits,
      int bitsAt,
      int bitsStride,
      int steps,
      float[] rows,
      int rowsAt,
      int stride,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int width) {
    for (int c = 0; c < width; c++) {
      float sum = 0;
      for (int t = 0; t < steps; t++) {
        if ((bits[bitsAt + (t >> 5) * bitsStride] >>> t & 1) != 0) {
          sum += rows[rowsAt + t * stride + c];
        }
      }
      sums[sumsAt + c] = base[baseAt + c] + sum;
    }
  }
}
