package org.backspike.bptt.exact;

import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Recorded;
import org.backspike.snn.Reset;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Scope;
import org.backspike.snn.Timing;
import org.backspike.snn.neuron.NeuronForward;
import org.backspike.snn.neuron.NeuronHistory;
import org.backspike.snn.neuron.NeuronNumbers;
import org.backspike.surrogate.Surrogate;

/**
 * The adjoint of {@link NeuronForward}, from the last step to the first. With G the error of the
 * spike and gm that of the recorded membrane,
 *
 * <pre>
 * gamma = carry (+ gm after reset)
 * delta = c gamma + (G + a gamma) h(u - threshold) (+ gm before reset)
 *         NEXT_STEP: a = 0, c = 1; SUBTRACT: a = -threshold, c = 1; ZERO: a = resetValue - u, c = 1 - d
 *         a = 0 if detached
 * lambda = q gain delta + synapticDecay lambda                 q = cut in scope MEMBRANE_TOTAL, else 1
 * carry = cut keep delta
 * </pre>
 *
 * <p>Source: the chain rule; agrees with automatic differentiation in three libraries.
 */
public final class NeuronAdjoint {
  private final NeuronNumbers numbers;
  private final Convention convention;
  private final Reset reset;
  private final Surrogate surrogate;
  private double carry;
  private double lambda;
  private double byKeep;
  private double byGain;
  private double byThreshold;

  /**
   * The adjoint of a neuron.
   *
   * @param lif its switches
   * @param numbers its numbers
   * @param surrogate derivative of the spike
   */
  public NeuronAdjoint(Lif lif, NeuronNumbers numbers, Surrogate surrogate) {
    this.numbers = numbers;
    this.convention = lif.convention();
    this.reset = lif.reset();
    this.surrogate = surrogate;
  }

  /**
   * One step, called for t from the last to the first.
   *
   * @param history of the forward pass
   * @param t the step
   * @param spikeError G(t)
   * @param membraneError gm(t)
   * @return error of the current I(t)
   */
  public double step(NeuronHistory history, int t, double spikeError, double membraneError) {
    double u = history.u(t);
    double r = history.r(t);
    double d = history.d(t);
    double theta = numbers.threshold();
    boolean recordedAfter = convention.recorded() == Recorded.AFTER_RESET;
    boolean late = convention.isLate();
    boolean prompt = convention.timing() != Timing.NEXT_STEP;
    double gamma = carry + (recordedAfter ? membraneError : 0);
    double a = 0;
    double c = 1;
    if (prompt && reset == Reset.SUBTRACT) {
      a = -theta;
    } else if (prompt && reset == Reset.ZERO) {
      a = convention.resetValue() - u;
      c = 1 - d;
    }
    if (convention.resetGradient() == ResetGradient.DETACHED) {
      a = 0;
    }
    double fired = (spikeError + a * gamma) * surrogate.derivative(u - theta);
    double delta = c * gamma + fired + (recordedAfter ? 0 : membraneError);

    double cut = late && reset == Reset.ZERO ? 1 - r : 1;
    boolean total = convention.scope() == Scope.MEMBRANE_TOTAL;
    double q = total ? cut : 1;
    double p = total ? 1 : cut;
    double before = t == 0 ? convention.rest() : history.v(t - 1);
    byKeep += q * delta * (p * before - convention.rest());
    byGain += q * delta * history.j(t);
    byThreshold -= fired;
    if (reset == Reset.SUBTRACT) {
      byThreshold -= (late ? r * delta : 0) + (prompt ? d * gamma : 0);
    }
    lambda = q * numbers.gain() * delta + numbers.synapticDecay() * lambda;
    carry = cut * numbers.keep() * delta;
    return lambda;
  }

  /**
   * Error of the kept part of the membrane.
   *
   * @return sum over the steps so far
   */
  public double byKeep() {
    return byKeep;
  }

  /**
   * Error of the gain.
   *
   * @return sum over the steps so far
   */
  public double byGain() {
    return byGain;
  }

  /**
   * Error of the threshold.
   *
   * @return sum over the steps so far
   */
  public double byThreshold() {
    return byThreshold;
  }
}
