package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same with one vector of partial sums per row. */
final class VectorErrorRows implements ErrorRows {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;

  @Override
  public void dot(float[] weights, int targets, float[] errors, int offset, float[] sums) {
    int bound = FLOAT.loopBound(targets);
    for (int j = 0; j < sums.length; j++) {
      int row = j * targets;
      float tail = ScalarErrorRows.dotFrom(bound, weights, row, targets, errors, offset);
      sums[j] += bound == 0 ? tail : lanes(weights, row, bound, errors, offset) + tail;
    }
  }

  private static float lanes(float[] weights, int row, int bound, float[] errors, int offset) {
    FloatVector sum = FloatVector.zero(FLOAT);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector w = FloatVector.fromArray(FLOAT, weights, row + i);
      sum = sum.add(w.mul(FloatVector.fromArray(FLOAT, errors, offset + i)));
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  @Override
  public void add(
      float[] gradient, int row, int targets, float factor, float[] errors, int offset) {
    int bound = FLOAT.loopBound(targets);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      int at = row * targets + i;
      FloatVector scaled = FloatVector.fromArray(FLOAT, errors, offset + i).mul(factor);
      FloatVector.fromArray(FLOAT, gradient, at).add(scaled).intoArray(gradient, at);
    }
    ScalarErrorRows.addFrom(bound, gradient, row, targets, factor, errors, offset);
  }
}
