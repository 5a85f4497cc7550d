package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import org.backspike.snn.kernel.AlignedFloats;

/** Column by column. */
final class ScalarListedRowSums implements ListedRowSums {
  @Override
  public void add(
      int[] list,
      int begin,
      int end,
      MemorySegment rows,
      int stride,
      float[] sums,
      int sumsAt,
      int width) {
    addFrom(0, list, begin, end, rows, stride, sums, sumsAt, width);
  }

  static void addFrom(
      int first,
      int[] list,
      int begin,
      int end,
      MemorySegment rows,
      int stride,
      float[] sums,
      int sumsAt,
      int width) {
    for (int c = first; c < width; c++) {
      float sum = 0;
      for (int k = end - 1; k >= begin; k--) {
        sum += AlignedFloats.get(rows, (long) list[k] * stride + c);
      }
      sums[sumsAt + c] += sum;
    }
  }
}
