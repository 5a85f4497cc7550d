package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.arith.FeedbackRegister;
import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.datapath.Currents.Order;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Firing.Tested;
import org.backspike.chip.datapath.Membrane.SumOrder;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.NeuronRule.Input;
import org.backspike.chip.kernel.NeuronRule.Refractory;
import org.backspike.chip.kernel.NeuronRule.Spikes;

/** The specification. */
final class ScalarNeuronUpdate implements NeuronUpdate {
  private static final NeuronRule RULE =
      Specialization.rule(MethodHandles.lookup(), NeuronRule.class);
  private static final Register CURRENT = RULE.currents().register();
  private static final Register MEMBRANE = RULE.membrane().register();

  @Override
  public void update(NeuronArrays a, int first, int end) {
    for (int i = first; i < end; i++) {
      if (RULE.currents().count() > 0) {
        integrate(a.current, 0, i, a);
      }
      if (RULE.currents().count() > 1) {
        integrate(a.secondCurrent, 1, i, a);
      }
      if (RULE.input() == Input.MEMBRANE) {
        a.membrane[i] = fit(MEMBRANE, (long) a.membrane[i] + a.drive[0][i], a);
      }
      if (RULE.firing().tested() == Tested.TICK_BEFORE_LEAK) {
        fireThenFade(i, a);
      } else {
        fadeThenFire(i, a);
      }
    }
  }

  private static void integrate(int[] currents, int port, int i, NeuronArrays a) {
    Decay decay = RULE.currents().decay();
    int operand = a.currentOperand[port][i];
    int q = a.drive[port][i];
    if (RULE.currents().order() == Order.DECAY_THEN_ADD) {
      currents[i] = fit(CURRENT, decay.apply(currents[i], operand) + q, a);
    } else {
      currents[i] = (int) decay.apply(fit(CURRENT, (long) currents[i] + q, a), operand);
    }
  }

  private static void fadeThenFire(int i, NeuronArrays a) {
    int v = membrane(i, a);
    if (RULE.refractory() == Refractory.HOLDS && a.refractory[i] > 0) {
      v = 0;
    }
    a.beforeReset[i] = v;
    int spikes = 0;
    if (RULE.spikes() != Spikes.NONE) {
      int most = RULE.spikes() == Spikes.MANY ? a.maxSpikes[i] : 1;
      while (spikes < most && RULE.firing().reaches(v, a.threshold[i])) {
        v = RULE.firing().afterSpike(v, a.threshold[i]);
        spikes++;
      }
      if (RULE.spikes() == Spikes.TERNARY && spikes == 0 && v < a.lowerThreshold[i]) {
        v = 0;
        spikes = -1;
      }
    }
    a.membrane[i] = v;
    if (spikes != 0) {
      a.fire(i, spikes);
    }
    if (RULE.refractory() == Refractory.HOLDS) {
      int left = spikes != 0 ? a.period[i] : a.refractory[i];
      a.refractory[i] = Math.max(0, left - 1);
    }
  }

  private static int membrane(int i, NeuronArrays a) {
    Decay decay = RULE.membrane().decay();
    long v = a.membrane[i];
    long kept = decay.apply(v, a.membraneOperand[i]);
    long current = currentSum(i, a);
    if (RULE.membrane().sumOrder() == SumOrder.EACH_ADD) {
      long fading = FixedPoint.wrap(kept - v, MEMBRANE.bits());
      long change = fit(MEMBRANE, fading + current, a);
      change = fit(MEMBRANE, change + a.bias[i], a);
      return clip(fit(MEMBRANE, v + change, a), i, a);
    }
    if (RULE.membrane().sumOrder() == SumOrder.BIAS_WITH_CURRENT) {
      long biased = fit(CURRENT, current + a.bias[i], a);
      return clip(fit(MEMBRANE, kept + biased, a), i, a);
    }
    return clip(fit(MEMBRANE, kept + current + a.bias[i], a), i, a);
  }

  private static long currentSum(int i, NeuronArrays a) {
    if (RULE.input() == Input.SUM) {
      return a.drive[0][i];
    }
    if (RULE.currents().count() == 2) {
      return (long) a.current[i] + a.secondCurrent[i];
    }
    return RULE.currents().count() == 1 ? a.current[i] : 0;
  }

  private static void fireThenFade(int i, NeuronArrays a) {
    int v = a.membrane[i];
    a.beforeReset[i] = v;
    boolean fires = RULE.spikes() != Spikes.NONE && RULE.firing().reaches(v, a.threshold[i]);
    int kept = RULE.isRandom() ? fadedAtRandom(i, a) : fadedAndWrapped(v, i, a);
    a.membrane[i] = fires ? RULE.firing().afterSpike(kept, a.threshold[i]) : kept;
    if (fires) {
      a.fire(i, 1);
    }
  }

  /** A kept part above 1 may carry a membrane out of its register. */
  private static int fadedAndWrapped(int v, int i, NeuronArrays a) {
    long kept = RULE.membrane().decay().apply(v, a.membraneOperand[i]);
    return (int) FixedPoint.wrap(kept, MEMBRANE.bits());
  }

  private static int fadedAtRandom(int i, NeuronArrays a) {
    Decay decay = RULE.membrane().decay();
    int k = a.membraneOperand[i];
    long product = (long) a.membrane[i] * k;
    long kept = product >> decay.fractionBits();
    if (k == decay.one()) {
      return (int) kept;
    }
    int lane = i % a.random.length;
    int word = a.random[lane];
    a.random[lane] = FeedbackRegister.next(word);
    boolean up = (product & (decay.one() - 1)) >= word && kept != 0;
    return (int) FixedPoint.wrap(up ? kept + 1 : kept, MEMBRANE.bits());
  }

  private static int clip(int v, int i, NeuronArrays a) {
    return MEMBRANE.overflow() == Overflow.LIMITS ? Math.min(a.vMax[i], Math.max(a.vMin[i], v)) : v;
  }

  private static int fit(Register register, long wide, NeuronArrays a) {
    int fitted = (int) register.fit(wide);
    a.saturated += fitted == (register.saturates() ? wide : (int) wide) ? 0 : 1;
    return fitted;
  }
}
