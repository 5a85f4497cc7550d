package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;

/** The first part of {@link VectorResonatorUpdate}. */
final class VectorRealPart implements ResonatorUpdate {
  private static final ResonatorRule RULE =
      Specialization.rule(MethodHandles.lookup(), ResonatorRule.class);
  private static final int LIMIT = ResonatorArrays.LIMIT;

  @Override
  public void update(ResonatorArrays a, int first, int end) {
    long saturated = 0;
    for (int i = first; i < end; i += INT.length()) {
      IntVector wide =
          Lanes.truncated(RULE.decayBits(), load(a.cosine, i), load(a.re, i))
              .sub(Lanes.truncated(RULE.decayBits(), load(a.sine, i), load(a.im, i)))
              .add(Lanes.shifted(RULE.stateExponent(), a.drive[0], i));
      IntVector clipped = wide.min(LIMIT).max(-LIMIT);
      clipped.intoArray(a.nextRe, i);
      saturated += Lanes.differing(clipped, wide);
    }
    a.saturated += saturated;
  }
}
