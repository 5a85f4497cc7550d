package org.backspike.snn.neuron;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
import org.backspike.snn.Firing;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Timing;
import org.jspecify.annotations.Nullable;

/**
 * The equations of {@link Convention} for one neuron, with the threshold of each step that its
 * {@link Adaptation} gives; a late reset acts with the threshold of the step before. On spikes s is
 * the step function; in the smooth twin it is the primitive of the surrogate, and what is not
 * differentiated (r and the refractory period always, d of a detached reset) is taken from a frozen
 * history.
 */
public final class NeuronForward {
  private final NeuronNumbers numbers;
  private final Integration integration;
  private final Convention convention;
  private final Reset reset;
  private final Adaptation adaptation;
  private final int refractory;
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
    this.adaptation = lif.adaptation();
    this.refractory = lif.refractory();
    this.smooth = smooth;
    this.integration =
        switch (lif.synapse()) {
          case EXPONENTIAL -> new ExponentialIntegration(numbers, convention);
          case ALPHA -> new AlphaIntegration(numbers, convention.scope());
        };
  }

  /**
   * The neurons of a population.
   *
   * @param lif their switches
   * @param learned values of what they learn, each of shape [1] or [neurons]
   * @param neurons how many
   * @param smooth the spike in the smooth twin; null for the step function
   * @return one for each; the same one where all numbers are those of the population
   */
  public static NeuronForward[] all(
      Lif lif,
      Map<LearnedNumber, double[]> learned,
      int neurons,
      @Nullable DoubleUnaryOperator smooth) {
    NeuronForward[] all = new NeuronForward[neurons];
    boolean alike = learned.values().stream().allMatch(each -> each.length == 1);
    for (int i = 0; i < neurons; i++) {
      all[i] =
          alike && i > 0
              ? all[0]
              : new NeuronForward(lif, NeuronNumbers.of(lif, learned, i), smooth);
    }
    return all;
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
    double previous = threshold(t == 0 ? 0 : history.b[t - 1]);
    double b =
        t == 0
            ? 0
            : adaptation.decay() * history.b[t - 1] + (1 - adaptation.decay()) * history.s[t - 1];
    double threshold = threshold(b);
    double r = convention.isLate() && t > 0 && fires(before, previous) ? 1 : 0;
    double held = t > 0 && history.wait[t - 1] > 0 ? 1 : 0;
    if (frozen != null) {
      r = frozen.r[t];
      held = frozen.held[t];
    }
    double cut = convention.isLate() && reset == Reset.ZERO ? 1 - r : 1;
    double subtracted = convention.isLate() && reset == Reset.SUBTRACT ? r * previous : 0;
    double u =
        integration.integrate(history, t, current, new Integration.Before(cut, subtracted, held));
    double s = smooth == null ? (fires(u, threshold) ? 1 : 0) : smooth.applyAsDouble(u - threshold);
    double d = convention.timing() == Timing.SAME_STEP_GUARDED ? s - r : s;
    if (frozen != null && convention.resetGradient() == ResetGradient.DETACHED) {
      d = frozen.d[t];
    }
    boolean prompt = convention.timing() != Timing.NEXT_STEP;
    history.v[t] =
        integration.reset(
            history,
            t,
            u,
            prompt && reset == Reset.SUBTRACT ? d * threshold : 0,
            prompt && reset == Reset.ZERO ? d : 0);
    double waited = t == 0 ? 0 : history.wait[t - 1] - 1;
    history.wait[t] = fires(u, threshold) ? refractory - 1 : Math.max(0, waited);
    history.b[t] = b;
    history.held[t] = held;
    history.r[t] = r;
    history.u[t] = u;
    history.s[t] = s;
    history.d[t] = d;
  }

  private double threshold(double b) {
    return numbers.threshold() + adaptation.strength() * b;
  }

  private boolean fires(double membrane, double threshold) {
    return convention.firing() == Firing.ABOVE ? membrane > threshold : membrane >= threshold;
  }
}
