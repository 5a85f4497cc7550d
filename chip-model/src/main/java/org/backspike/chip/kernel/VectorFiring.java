package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.backspike.chip.kernel.NeuronRule.Refractory;
import org.backspike.chip.kernel.NeuronRule.Spikes;

/** The last part of {@link VectorNeuronUpdate}: test, reset and the list of who fired. */
final class VectorFiring implements NeuronUpdate {
  private static final NeuronRule RULE =
      Specialization.rule(MethodHandles.lookup(), NeuronRule.class);

  @Override
  public void update(NeuronArrays a, int first, int end) {
    int count = a.firedCount;
    for (int i = first; i < end; i += INT.length()) {
      IntVector v = load(a.beforeReset, i);
      if (RULE.spikes() == Spikes.MANY) {
        count = fireMany(v, i, count, a);
      } else if (RULE.spikes() == Spikes.TERNARY) {
        count = fireTernary(v, i, count, a);
      } else if (RULE.spikes() == Spikes.ONE) {
        count = fireOnce(v, i, count, a);
      } else {
        v.intoArray(a.membrane, i);
      }
    }
    a.firedCount = count;
  }

  private static int fireOnce(IntVector v, int i, int count, NeuronArrays a) {
    IntVector threshold = load(a.threshold, i);
    VectorMask<Integer> fires = Lanes.reaches(RULE.firing(), v, threshold);
    v.blend(Lanes.afterSpike(RULE.firing(), v, threshold), fires).intoArray(a.membrane, i);
    hold(fires, i, a);
    return Lanes.listOnes(fires, i, count, a);
  }

  private static int fireTernary(IntVector v, int i, int count, NeuronArrays a) {
    IntVector threshold = load(a.threshold, i);
    VectorMask<Integer> above = Lanes.reaches(RULE.firing(), v, threshold);
    VectorMask<Integer> below = v.lt(load(a.lowerThreshold, i)).andNot(above);
    v.blend(Lanes.afterSpike(RULE.firing(), v, threshold), above)
        .blend(0, below)
        .intoArray(a.membrane, i);
    IntVector signs = IntVector.broadcast(INT, 1).blend(-1, below);
    hold(above.or(below), i, a);
    return Lanes.list(signs, above.or(below), i, count, a);
  }

  /** Subtracts thresholds until no lane reaches its own or has spikes left. */
  private static int fireMany(IntVector membrane, int i, int count, NeuronArrays a) {
    IntVector threshold = load(a.threshold, i);
    IntVector most = load(a.maxSpikes, i);
    IntVector v = membrane;
    IntVector spikes = IntVector.zero(INT);
    VectorMask<Integer> fires = Lanes.reaches(RULE.firing(), v, threshold).and(spikes.lt(most));
    while (fires.anyTrue()) {
      v = v.blend(Lanes.afterSpike(RULE.firing(), v, threshold), fires);
      spikes = spikes.add(1, fires);
      fires = Lanes.reaches(RULE.firing(), v, threshold).and(spikes.lt(most));
    }
    v.intoArray(a.membrane, i);
    VectorMask<Integer> fired = spikes.compare(VectorOperators.NE, 0);
    hold(fired, i, a);
    return Lanes.list(spikes, fired, i, count, a);
  }

  private static void hold(VectorMask<Integer> fired, int i, NeuronArrays a) {
    if (RULE.refractory() == Refractory.HOLDS) {
      IntVector left = load(a.refractory, i).blend(load(a.period, i), fired);
      left.sub(1).max(0).intoArray(a.refractory, i);
    }
  }
}
