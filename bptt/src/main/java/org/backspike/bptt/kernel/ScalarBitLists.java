package org.backspike.bptt.kernel;

/** Bit by bit. */
final class ScalarBitLists implements BitLists {
  @Override
  public void list(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int bitsStride,
      int sent,
      int steps,
      int first,
      int end,
      int[] begin,
      int[] lists) {
    int count = 0;
    for (int row = first; row < end; row++) {
      begin[row - first] = count;
      for (int b = samples - 1; b >= 0; b--) {
        for (int t = 0; t < sent; t++) {
          if ((bits[b][bitsAt[b] + (t >> 5) * bitsStride + row] >>> t & 1) != 0) {
            lists[count++] = b * steps + t;
          }
        }
      }
    }
    begin[end - first] = count;
  }
}
