package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import org.backspike.chip.kernel.NeuronRule.Spikes;

/** The last part of {@link VectorNeuronUpdate} where the test comes before the fading. */
final class VectorFireThenFade implements NeuronUpdate {
  private static final NeuronRule RULE =
      Specialization.rule(MethodHandles.lookup(), NeuronRule.class);

  @Override
  public void update(NeuronArrays a, int first, int end) {
    int count = a.firedCount;
    for (int i = first; i < end; i += INT.length()) {
      IntVector v = load(a.membrane, i);
      v.intoArray(a.beforeReset, i);
      IntVector kept = Lanes.wrap(faded(v, i, a), RULE.membrane().register().bits());
      if (RULE.spikes() != Spikes.NONE) {
        IntVector threshold = load(a.threshold, i);
        VectorMask<Integer> fires = Lanes.reaches(RULE.firing(), v, threshold);
        kept = kept.blend(Lanes.afterSpike(RULE.firing(), kept, threshold), fires);
        count = Lanes.listOnes(fires, i, count, a);
      }
      kept.intoArray(a.membrane, i);
    }
    a.firedCount = count;
  }

  private static IntVector faded(IntVector membrane, int i, NeuronArrays a) {
    return Lanes.faded(RULE.membrane().decay(), membrane, a.membraneOperand, i);
  }
}
