package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same in lanes. The row of weights of a source stays in the first-level cache while its active
 * steps are walked. Sums over lanes differ from the specification by rounding.
 */
final class VectorGatedProduct implements GatedProduct {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final ScalarGatedProduct TAIL = new ScalarGatedProduct();

  @Override
  public void gate(
      float[] membrane,
      int membraneAt,
      int stride,
      int firstStep,
      int endStep,
      int neurons,
      float threshold,
      float support,
      int[] active,
      int activeAt) {
    if (stride % LANES != 0) {
      TAIL.gate(
          membrane,
          membraneAt,
          stride,
          firstStep,
          endStep,
          neurons,
          threshold,
          support,
          active,
          activeAt);
      return;
    }
    for (int j = 0; j < stride; j += LANES) {
      int t = firstStep;
      while (t < endStep) {
        int end = Math.min(endStep, (t | 31) + 1);
        int at = activeAt + (t >> 5) * stride + j;
        IntVector bits = IntVector.fromArray(INT, active, at);
        for (; t < end; t++) {
          VectorMask<Float> inside =
              FloatVector.fromArray(FLOAT, membrane, membraneAt + t * stride + j)
                  .sub(threshold)
                  .abs()
                  .compare(VectorOperators.LT, support);
          bits =
              bits.lanewise(VectorOperators.AND, ~(1 << t))
                  .lanewise(VectorOperators.OR, 1 << t, inside.cast(INT));
        }
        bits.intoArray(active, at);
      }
    }
  }

  @Override
  public void add(
      int[] active,
      int activeAt,
      int firstStep,
      int endStep,
      int lag,
      float[] errors,
      int errorsAt,
      int errorsStride,
      float[] weights,
      int sources,
      float[] result,
      int resultAt,
      int resultStride) {
    int end = endStep - lag;
    for (int j = 0; j < sources; j++) {
      int row = j * errorsStride;
      for (int first = firstStep & ~31; first < end; first += 32) {
        int left = active[activeAt + (first >> 5) * resultStride + j];
        if (end - first < 32) {
          left &= (1 << (end - first)) - 1;
        }
        if (first < firstStep) {
          left &= -(1 << (firstStep - first));
        }
        for (; left != 0; left &= left - 1) {
          int t = first + Integer.numberOfTrailingZeros(left);
          result[resultAt + t * resultStride + j] +=
              dot(errors, errorsAt + (t + lag) * errorsStride, weights, row, errorsStride);
        }
      }
    }
  }

  private static float dot(float[] errors, int at, float[] weights, int row, int length) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    FloatVector s1 = FloatVector.zero(FLOAT);
    FloatVector s2 = FloatVector.zero(FLOAT);
    FloatVector s3 = FloatVector.zero(FLOAT);
    int i = 0;
    for (; i + 4 * LANES <= length; i += 4 * LANES) {
      s0 =
          FloatVector.fromArray(FLOAT, errors, at + i)
              .fma(FloatVector.fromArray(FLOAT, weights, row + i), s0);
      s1 =
          FloatVector.fromArray(FLOAT, errors, at + i + LANES)
              .fma(FloatVector.fromArray(FLOAT, weights, row + i + LANES), s1);
      s2 =
          FloatVector.fromArray(FLOAT, errors, at + i + 2 * LANES)
              .fma(FloatVector.fromArray(FLOAT, weights, row + i + 2 * LANES), s2);
      s3 =
          FloatVector.fromArray(FLOAT, errors, at + i + 3 * LANES)
              .fma(FloatVector.fromArray(FLOAT, weights, row + i + 3 * LANES), s3);
    }
    for (; i + LANES <= length; i += LANES) {
      s0 =
          FloatVector.fromArray(FLOAT, errors, at + i)
              .fma(FloatVector.fromArray(FLOAT, weights, row + i), s0);
    }
    float sum = LaneSum.of(s0.add(s1).add(s2.add(s3)));
    for (; i < length; i++) {
      sum = Math.fma(errors[at + i], weights[row + i], sum);
    }
    return sum;
  }
}
