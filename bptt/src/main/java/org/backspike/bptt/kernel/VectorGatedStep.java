package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same with sixteen vectors of errors in registers. Sums over lanes differ from the
 * specification by rounding; their order is fixed.
 */
final class VectorGatedStep implements GatedStep {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final int BLOCK = 16 * LANES;
  private static final IntVector LANE = IntVector.zero(INT).addIndex(1);

  @Override
  public int list(
      float[] membrane, int membraneAt, int neurons, float threshold, float support, int[] active) {
    int bound = FLOAT.loopBound(neurons);
    int count = 0;
    for (int j = 0; j < bound; j += LANES) {
      VectorMask<Integer> inside =
          FloatVector.fromArray(FLOAT, membrane, membraneAt + j)
              .sub(threshold)
              .abs()
              .compare(VectorOperators.LT, support)
              .cast(INT);
      LANE.add(j).compress(inside).intoArray(active, count);
      count += inside.trueCount();
    }
    return ScalarGatedStep.listFrom(
        bound, count, membrane, membraneAt, neurons, threshold, support, active);
  }

  @Override
  public void add(
      int[] active,
      int count,
      float[] errors,
      int errorsAt,
      int width,
      float[] weights,
      float[] result,
      int resultAt) {
    int i = 0;
    for (; i + BLOCK <= width; i += BLOCK) {
      sixteen(active, count, errors, errorsAt + i, width, weights, i, result, resultAt);
    }
    int bound = FLOAT.loopBound(width);
    for (; i < bound; i += LANES) {
      one(active, count, errors, errorsAt + i, width, weights, i, result, resultAt);
    }
    for (; i < width; i++) {
      for (int k = 0; k < count; k++) {
        result[resultAt + active[k]] += errors[errorsAt + i] * weights[active[k] * width + i];
      }
    }
  }

  private static void sixteen(
      int[] active,
      int count,
      float[] errors,
      int errorsAt,
      int width,
      float[] weights,
      int column,
      float[] result,
      int resultAt) {
    FloatVector e0 = FloatVector.fromArray(FLOAT, errors, errorsAt);
    FloatVector e1 = FloatVector.fromArray(FLOAT, errors, errorsAt + LANES);
    FloatVector e2 = FloatVector.fromArray(FLOAT, errors, errorsAt + 2 * LANES);
    FloatVector e3 = FloatVector.fromArray(FLOAT, errors, errorsAt + 3 * LANES);
    FloatVector e4 = FloatVector.fromArray(FLOAT, errors, errorsAt + 4 * LANES);
    FloatVector e5 = FloatVector.fromArray(FLOAT, errors, errorsAt + 5 * LANES);
    FloatVector e6 = FloatVector.fromArray(FLOAT, errors, errorsAt + 6 * LANES);
    FloatVector e7 = FloatVector.fromArray(FLOAT, errors, errorsAt + 7 * LANES);
    FloatVector e8 = FloatVector.fromArray(FLOAT, errors, errorsAt + 8 * LANES);
    FloatVector e9 = FloatVector.fromArray(FLOAT, errors, errorsAt + 9 * LANES);
    FloatVector e10 = FloatVector.fromArray(FLOAT, errors, errorsAt + 10 * LANES);
    FloatVector e11 = FloatVector.fromArray(FLOAT, errors, errorsAt + 11 * LANES);
    FloatVector e12 = FloatVector.fromArray(FLOAT, errors, errorsAt + 12 * LANES);
    FloatVector e13 = FloatVector.fromArray(FLOAT, errors, errorsAt + 13 * LANES);
    FloatVector e14 = FloatVector.fromArray(FLOAT, errors, errorsAt + 14 * LANES);
    FloatVector e15 = FloatVector.fromArray(FLOAT, errors, errorsAt + 15 * LANES);
    for (int k = 0; k < count; k++) {
      int row = active[k] * width + column;
      FloatVector s0 = e0.mul(FloatVector.fromArray(FLOAT, weights, row));
      FloatVector s1 = e1.mul(FloatVector.fromArray(FLOAT, weights, row + LANES));
      FloatVector s2 = e2.mul(FloatVector.fromArray(FLOAT, weights, row + 2 * LANES));
      FloatVector s3 = e3.mul(FloatVector.fromArray(FLOAT, weights, row + 3 * LANES));
      s0 = e4.fma(FloatVector.fromArray(FLOAT, weights, row + 4 * LANES), s0);
      s1 = e5.fma(FloatVector.fromArray(FLOAT, weights, row + 5 * LANES), s1);
      s2 = e6.fma(FloatVector.fromArray(FLOAT, weights, row + 6 * LANES), s2);
      s3 = e7.fma(FloatVector.fromArray(FLOAT, weights, row + 7 * LANES), s3);
      s0 = e8.fma(FloatVector.fromArray(FLOAT, weights, row + 8 * LANES), s0);
      s1 = e9.fma(FloatVector.fromArray(FLOAT, weights, row + 9 * LANES), s1);
      s2 = e10.fma(FloatVector.fromArray(FLOAT, weights, row + 10 * LANES), s2);
      s3 = e11.fma(FloatVector.fromArray(FLOAT, weights, row + 11 * LANES), s3);
      s0 = e12.fma(FloatVector.fromArray(FLOAT, weights, row + 12 * LANES), s0);
      s1 = e13.fma(FloatVector.fromArray(FLOAT, weights, row + 13 * LANES), s1);
      s2 = e14.fma(FloatVector.fromArray(FLOAT, weights, row + 14 * LANES), s2);
      s3 = e15.fma(FloatVector.fromArray(FLOAT, weights, row + 15 * LANES), s3);
      result[resultAt + active[k]] += LaneSum.of(s0.add(s1).add(s2.add(s3)));
    }
  }

  private static void one(
      int[] active,
      int count,
      float[] errors,
      int errorsAt,
      int width,
      float[] weights,
      int column,
      float[] result,
      int resultAt) {
    FloatVector e0 = FloatVector.fromArray(FLOAT, errors, errorsAt);
    for (int k = 0; k < count; k++) {
      int row = active[k] * width + column;
      result[resultAt + active[k]] +=
          LaneSum.of(e0.mul(FloatVector.fromArray(FLOAT, weights, row)));
    }
  }
}
