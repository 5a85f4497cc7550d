package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import org.backspike.snn.kernel.AlignedFloats;

/** The specification. */
final class ScalarBitRowSums implements BitRowSums {
  @Override
  public void add(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int neuron,
      int bitsStride,
      int sent,
      MemorySegment rows,
      int steps,
      int stride,
      float[] sums,
      int sumsAt,
      int width) {
    addFrom(
        0,
        samples,
        bits,
        bitsAt,
        neuron,
        bitsStride,
        sent,
        rows,
        steps,
        stride,
        sums,
        sumsAt,
        width);
  }

  static void addFrom(
      int first,
      int samples,
      int[][] bits,
      int[] bitsAt,
      int neuron,
      int bitsStride,
      int sent,
      MemorySegment rows,
      int steps,
      int stride,
      float[] sums,
      int sumsAt,
      int width) {
    for (int c = first; c < width; c++) {
      float sum = 0;
      for (int b = 0; b < samples; b++) {
        for (int t = sent - 1; t >= 0; t--) {
          if ((bits[b][bitsAt[b] + neuron + (t >> 5) * bitsStride] >>> t & 1) != 0) {
            sum += AlignedFloats.get(rows, (long) (b * steps + t) * stride + c);
          }
        }
      }
      sums[sumsAt + c] += sum;
    }
  }
}
