package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes. */
final class VectorGate implements Gate {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final ScalarGate TAIL = new ScalarGate();

  @Override
  public void mark(
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
      TAIL.mark(
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
}
