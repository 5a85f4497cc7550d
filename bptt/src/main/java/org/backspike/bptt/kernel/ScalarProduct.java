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
  public void add(
      float[] errors,
      int errorsAt,
      int errorsStride,
      int rows,
      MemorySegment packed,
      int sources,
      int targets,
      float[] base,
      int baseAt,
      int baseStride,
      float[] result,
      int resultAt,
      int resultStride) {
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < sources; j++) {
        float sum = base[baseAt + r * baseStride + j];
        for (int i = 0; i < targets; i++) {
          float weight = AlignedFloats.get(packed, (long) i * sources + j);
          sum = Math.fma(errors[errorsAt + r * errorsStride + i], weight, sum);
        }
        result[resultAt + r * resultStride + j] = sum;
      }
    }
  }
}
