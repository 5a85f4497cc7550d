package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import org.backspike.snn.kernel.AlignedFloats;

/** The specification, product by product. */
final class ScalarListedDots implements ListedDots {
  @Override
  public int parts() {
    return 1;
  }

  @Override
  public void add(
      int[] begin,
      int[] list,
      int first,
      int end,
      float[] rows,
      int rowsAt,
      int stride,
      MemorySegment weights,
      int weightsStride,
      int column,
      int width,
      MemorySegment parts) {
    addFrom(
        0,
        1,
        begin,
        list,
        first,
        end,
        rows,
        rowsAt,
        stride,
        weights,
        weightsStride,
        column,
        width,
        parts);
  }

  /** Adds the columns of the tile from one on to the first part of each sum. */
  static void addFrom(
      int from,
      int partsOfSum,
      int[] begin,
      int[] list,
      int first,
      int end,
      float[] rows,
      int rowsAt,
      int stride,
      MemorySegment weights,
      int weightsStride,
      int column,
      int width,
      MemorySegment parts) {
    for (int j = first; j < end; j++) {
      for (int k = begin[j]; k < begin[j + 1]; k++) {
        long part = (long) (k - begin[first]) * partsOfSum;
        float sum = AlignedFloats.get(parts, part);
        for (int c = from; c < width; c++) {
          float error = rows[rowsAt + list[k] * stride + c];
          float weight = AlignedFloats.get(weights, (long) j * weightsStride + column + c);
          sum = Math.fma(error, weight, sum);
        }
        AlignedFloats.set(parts, part, sum);
      }
    }
  }

  @Override
  public void sum(MemorySegment parts, int count, float[] sums) {
    for (int k = 0; k < count; k++) {
      sums[k] = AlignedFloats.get(parts, k);
      AlignedFloats.set(parts, k, 0);
    }
  }
}
