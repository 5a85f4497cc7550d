package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.NeuronRule.Input;
import org.backspike.chip.kernel.NeuronRule.Refractory;

/** The second part of {@link VectorNeuronUpdate}: membranes before their test. */
final class VectorMembrane implements NeuronUpdate {
  private static final NeuronRule RULE =
      Specialization.rule(MethodHandles.lookup(), NeuronRule.class);
  private static final Register CURRENT = RULE.currents().register();
  private static final Register MEMBRANE = RULE.membrane().register();

  /**
   * A current without a limit is cut to this before other terms join it: the sum then fits 32 bits,
   * and saturates where it would have.
   */
  private static final int FAR = 1 << 30;

  @Override
  public void update(NeuronArrays a, int first, int end) {
    a.saturated +=
        switch (RULE.membrane().sumOrder()) {
          case EACH_ADD -> fadeAddingEach(first, end, a);
          case BIAS_WITH_CURRENT -> fadeBiasWithCurrent(first, end, a);
          case AT_ONCE -> fadeAtOnce(first, end, a);
        };
  }

  private static long fadeAtOnce(int first, int end, NeuronArrays a) {
    long saturated = 0;
    for (int i = first; i < end; i += INT.length()) {
      IntVector wide =
          faded(load(a.membrane, i), i, a).add(near(currentSum(i, a))).add(load(a.bias, i));
      IntVector v = Lanes.fit(MEMBRANE, wide);
      saturated += Lanes.differing(v, wide);
      lay(v, i, a);
    }
    return saturated;
  }

  private static long fadeBiasWithCurrent(int first, int end, NeuronArrays a) {
    long saturated = 0;
    for (int i = first; i < end; i += INT.length()) {
      IntVector wideBiased = currentSum(i, a).add(load(a.bias, i));
      IntVector biased = Lanes.fit(CURRENT, wideBiased);
      IntVector wide = faded(load(a.membrane, i), i, a).add(biased);
      IntVector v = Lanes.fit(MEMBRANE, wide);
      saturated += Lanes.differing(biased, wideBiased) + Lanes.differing(v, wide);
      lay(v, i, a);
    }
    return saturated;
  }

  private static long fadeAddingEach(int first, int end, NeuronArrays a) {
    long saturated = 0;
    for (int i = first; i < end; i += INT.length()) {
      IntVector before = load(a.membrane, i);
      IntVector fading = Lanes.wrap(faded(before, i, a).sub(before), MEMBRANE.bits());
      IntVector driven = fading.add(currentSum(i, a));
      IntVector change = Lanes.fit(MEMBRANE, driven);
      saturated += Lanes.differing(change, driven);
      IntVector biased = change.add(load(a.bias, i));
      change = Lanes.fit(MEMBRANE, biased);
      saturated += Lanes.differing(change, biased);
      IntVector wide = before.add(change);
      IntVector v = Lanes.fit(MEMBRANE, wide);
      saturated += Lanes.differing(v, wide);
      lay(v, i, a);
    }
    return saturated;
  }

  private static IntVector faded(IntVector membrane, int i, NeuronArrays a) {
    return Lanes.faded(RULE.membrane().decay(), membrane, a.membraneOperand, i);
  }

  /** Puts a membrane where it is tested, into {@link NeuronArrays#beforeReset}. */
  private static void lay(IntVector membrane, int i, NeuronArrays a) {
    IntVector v = membrane;
    if (MEMBRANE.overflow() == Overflow.LIMITS) {
      v = v.max(load(a.vMin, i)).min(load(a.vMax, i));
    }
    if (RULE.refractory() == Refractory.HOLDS) {
      v = v.blend(0, load(a.refractory, i).compare(VectorOperators.GT, 0));
    }
    v.intoArray(a.beforeReset, i);
  }

  private static IntVector near(IntVector current) {
    boolean unlimited = CURRENT.overflow() == Overflow.NONE || CURRENT.overflow() == Overflow.WRAP1;
    return unlimited && MEMBRANE.saturates() ? current.min(FAR).max(-FAR) : current;
  }

  private static IntVector currentSum(int i, NeuronArrays a) {
    if (RULE.input() == Input.SUM) {
      return load(a.drive[0], i);
    }
    if (RULE.currents().count() == 2) {
      return load(a.current, i).add(load(a.secondCurrent, i));
    }
    return RULE.currents().count() == 1 ? load(a.current, i) : IntVector.zero(INT);
  }
}
