package org.backspike.bptt.exact;

import java.util.Map;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
import org.backspike.snn.LearnedNumber;
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
 * <p>An alpha synapse has errors E of its excitation and N of its inhibition in place of gamma and
 * delta:
 *
 * <pre>
 * x = (G + a) h(u - threshold) (+ gm before reset)
 *         SUBTRACT: a = -threshold E / c; ZERO: a = -(e E + i N)
 * E = kept E + c x,  N = kept N + c x                          ZERO: kept = 1 - d, else 1
 * error of I = q (E - N)
 * E = cut alpha E,  N = cut beta N
 * </pre>
 *
 * <p>Where the membrane is held, delta goes no further. With an adaptation, the error of the
 * threshold of a step is also one of its b, and that of b(t+1) one of s(t):
 *
 * <pre>
 * G = G + (1 - decay) B(t+1)
 * B(t) = strength omega(t) + decay B(t+1)                      omega: error of the threshold of t
 * </pre>
 *
 * <p>Source: the chain rule; agrees with automatic differentiation in three libraries.
 */
public final class NeuronAdjoint {
  private final NeuronNumbers numbers;
  private final Convention convention;
  private final Reset reset;
  private final Surrogate surrogate;
  private final Adaptation adaptation;
  private final IntegrationAdjoint states;
  private double adaptationError;
  private double lateThresholdError;
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
    this.adaptation = lif.adaptation();
    this.surrogate = surrogate;
    this.states =
        switch (lif.synapse()) {
          case EXPONENTIAL -> new ExponentialAdjoint(numbers, convention);
          case ALPHA -> new AlphaAdjoint(numbers);
        };
  }

  /**
   * The adjoints of a population, behind its last step.
   *
   * @param lif their switches
   * @param learned values of what they learn, each of shape [1] or [neurons]
   * @param neurons how many
   * @param surrogate derivative of the spike
   * @return one for each
   */
  public static NeuronAdjoint[] all(
      Lif lif, Map<LearnedNumber, double[]> learned, int neurons, Surrogate surrogate) {
    NeuronAdjoint[] all = new NeuronAdjoint[neurons];
    for (int i = 0; i < neurons; i++) {
      all[i] = new NeuronAdjoint(lif, NeuronNumbers.of(lif, learned, i), surrogate);
    }
    return all;
  }

  /**
   * Adds the gradient of a learned number once all steps were gone through.
   *
   * @param neurons of the population
   * @param number which
   * @param values where, shape [1] or [neurons]
   * @param gradient of the same shape; modified
   */
  public static void addErrors(
      NeuronAdjoint[] neurons, LearnedNumber number, double[] values, double[] gradient) {
    for (int i = 0; i < neurons.length; i++) {
      int place = values.length == 1 ? 0 : i;
      gradient[place] +=
          NeuronNumbers.gradient(
              number,
              values[place],
              neurons[i].byKeep(),
              neurons[i].byGain(),
              neurons[i].byThreshold());
    }
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
    double theta = numbers.threshold() + adaptation.strength() * history.b(t);
    boolean recordedAfter = convention.recorded() == Recorded.AFTER_RESET;
    boolean late = convention.isLate();
    boolean prompt = convention.timing() != Timing.NEXT_STEP;
    double d = history.d(t);
    states.record(recordedAfter ? membraneError : 0);
    double ofReset = 0;
    double ofPromptThreshold = 0;
    double kept = 1;
    if (prompt && reset == Reset.SUBTRACT) {
      ofReset = -theta * states.subtracted();
      ofPromptThreshold = -d * states.subtracted();
    } else if (prompt && reset == Reset.ZERO) {
      ofReset = states.cleared(history, t);
      kept = 1 - d;
    }
    if (convention.resetGradient() == ResetGradient.DETACHED) {
      ofReset = 0;
    }
    double ofSpike = spikeError + (1 - adaptation.decay()) * adaptationError;
    double fired = (ofSpike + ofReset) * surrogate.derivative(history.u(t) - theta);
    states.beforeReset(kept, fired + (recordedAfter ? 0 : membraneError), 1 - history.held(t));

    double omega = lateThresholdError - fired + ofPromptThreshold;
    lateThresholdError = late && reset == Reset.SUBTRACT ? -history.r(t) * states.subtracted() : 0;
    byThreshold += omega;
    adaptationError = adaptation.strength() * omega + adaptation.decay() * adaptationError;
    double cut = late && reset == Reset.ZERO ? 1 - history.r(t) : 1;
    boolean total = convention.scope() == Scope.MEMBRANE_TOTAL;
    return states.drive(history, t, total ? 1 : cut, total ? cut : 1);
  }

  /**
   * Error of the kept part of the membrane.
   *
   * @return sum over the steps so far
   */
  public double byKeep() {
    return states.byKeep();
  }

  /**
   * Error of the gain.
   *
   * @return sum over the steps so far
   */
  public double byGain() {
    return states.byGain();
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
