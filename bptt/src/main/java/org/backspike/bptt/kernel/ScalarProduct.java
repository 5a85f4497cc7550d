package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import org.backspike.snn.kernel.AlignedFloats;

/** The specification. Packed weights are simply transposed. */
final class ScalarProduct implements Product {
  @Override
  public int packedLength(int sources, int targets) {
    return Math.multiplyExact(sources, targets);
  }

  @Override
  public void pack(float[] weights, int stride, int sources, int targets, MemorySegment packed) {
    for (int i = 0; i < targets; i++) {
      for (int j = 0; j < sources; j++) {
        AlignedFloats.set(packed, (long) i * sources + j, weights[j * stride + i]);
      }
    }
  }

  @Override
  public void set(
      float[] errors,
      int errorsAt,
      int errorsStride,
      int rows,
      MemorySegment packed,
      int sources,
      int targets,
      float[] result,
      int resultAt,
      int resultStride) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < sources; j++) {
        result[resultAt + r * resultStride + j] =
            dot(errors, errorsAt + r * errorsStride, packed, sources, targets, j);
      }
    }
  }

  @Override
  public void add(
      float[] errors,
      int errorsAt,
      int errorsStride,
      int rows,
      MemorySegment packed,
      int sources,
      int targets,
      float[] result,
      int resultAt,
      int resultStride) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < sources; j++) {
        result[resultAt + r * resultStride + j] +=
            dot(errors, errorsAt + r * errorsStride, packed, sources, targets, j);
      }
    }
  }

  private static float dot(
      float[] errors, int at, MemorySegment packed, int sources, int targets, int j) {
    float sum = 0;
    for (int i = 0; i < targets; i++) {
      sum = Math.fma(errors[at + i], AlignedFloats.get(packed, (long) i * sources + j), sum);
    }
    return sum;
  }
}
