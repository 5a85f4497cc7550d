package org.backspike.snn.neuron;

import java.util.function.DoubleUnaryOperator;
import org.backspike.snn.Convention;
import org.backspike.snn.Firing;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Scope;
import org.backspike.snn.Timing;
import org.jspecify.annotations.Nullable;

/**
 * The equations of {@link Convention} for one neuron. On spikes s is the step function; in the
 * smooth twin it is the primitive of the surrogate, and what is not differentiated (r always, d of
 * a detached reset) is taken from a frozen history.
 */
public final class NeuronForward {
  private final NeuronNumbers numbers;
  private final Convention convention;
  private final Reset reset;
  private final @Nullable DoubleUnaryOperator smooth;

  /**
   * A neuron.
   *
   * @param lif its switches
   * @param numbers its numbers
   * @param smooth the spike as a function of the distance from the threshold in the smooth twin;
   *     null for the step function
   */
  public NeuronForward(Lif lif, NeuronNumbers numbers, @Nullable DoubleUnaryOperator smooth) {
    this.numbers = numbers;
    this.convention = lif.convention();
    this.reset = lif.reset();
    this.smooth = smooth;
  }

  /**
   * One step.
   *
   * @param history holds all earlier steps; step t is filled
   * @param t the step
   * @param current I(t)
   * @param frozen where r and a detached d come from; null for the neuron's own
   */
  public void step(NeuronHistory history, int t, double current, @Nullable NeuronHistory frozen) {
    double before = t == 0 ? convention.rest() : history.v[t - 1];
    double threshold = numbers.threshold();
    double r = convention.isLate() && t > 0 && fires(before) ? 1 : 0;
    if (frozen != null) {
      r = frozen.r[t];
    }
    double cut = convention.isLate() && reset == Reset.ZERO ? 1 - r : 1;
    double j = numbers.synapticDecay() * (t == 0 ? 0 : history.j[t - 1]) + current;
    double rest = convention.rest();
    double u =
        convention.scope() == Scope.STATE
            ? rest + numbers.keep() * (cut * before - rest) + numbers.gain() * j
            : cut * (rest + numbers.keep() * (before - rest) + numbers.gain() * j);
    if (convention.isLate() && reset == Reset.SUBTRACT) {
      u -= r * threshold;
    }
    double s = smooth == null ? (fires(u) ? 1 : 0) : smooth.applyAsDouble(u - threshold);
    double d = convention.timing() == Timing.SAME_STEP_GUARDED ? s - r : s;
    if (frozen != null && convention.resetGradient() == ResetGradient.DETACHED) {
      d = frozen.d[t];
    }
    double v = u;
    if (convention.timing() != Timing.NEXT_STEP) {
      v =
          switch (reset) {
            case NONE -> u;
            case SUBTRACT -> u - d * threshold;
            case ZERO -> (1 - d) * u + d * convention.resetValue();
          };
    }
    history.r[t] = r;
    history.j[t] = j;
    history.u[t] = u;
    history.s[t] = s;
    history.d[t] = d;
    history.v[t] = v;
  }

  private boolean fires(double membrane) {
    return convention.firing() == Firing.ABOVE
        ? membrane > numbers.threshold()
        : membrane >= numbers.threshold();
  }
}
