package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The sum of all lanes in a fixed order, halves added to halves. A reduction by the API may add in
 * any order, and does add in another one once it is compiled.
 */
final class LaneSum {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOAT, 8, 1, true);
  private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOAT, 4, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOAT, 2, 1, true);

  private LaneSum() {}

  static float of(FloatVector lanes) {
    FloatVector sum = lanes;
    if (LANES >= 16) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (LANES >= 8) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    if (LANES >= 4) {
      sum = sum.add(sum.rearrange(BY_2));
    }
    return sum.lane(0) + sum.lane(1);
  }
}
