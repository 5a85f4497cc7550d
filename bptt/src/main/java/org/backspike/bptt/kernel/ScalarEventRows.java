package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarEventRows implements EventRows {
  @Override
  public void add(
      int[] rows, int begin, int end, float[] row, int rowAt, float[] sums, int stride, int width) {
    for (int k = begin; k < end; k++) {
      for (int c = 0; c < width; c++) {
        sums[rows[k] * stride + c] += row[rowAt + c];
      }
    }
  }
}
