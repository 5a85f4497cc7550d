package org.backspike.snn;

/** The neurons of snnTorch 0.9.4 as points of our family. */
public final class SnnTorch {
  private SnnTorch() {}

  /**
   * {@code Leaky}: a late reset, a zero reset spares the input of the step.
   *
   * @param beta kept part of the membrane, 0 to 1
   * @param reset what a spike does
   * @return the neuron, threshold 1
   */
  public static Lif leaky(double beta, Reset reset) {
    return new Lif(0, beta, 1, 1, reset, Convention.SNNTORCH);
  }

  /**
   * {@code Leaky(reset_delay=False)}: the flag changes the gradient, not only the timing.
   *
   * @param beta kept part of the membrane, 0 to 1
   * @param reset what a spike does
   * @return the neuron, threshold 1
   */
  public static Lif leakyWithoutDelay(double beta, Reset reset) {
    return leaky(beta, reset)
        .in(
            Convention.SNNTORCH
                .withTiming(Timing.SAME_STEP_GUARDED)
                .withResetGradient(ResetGradient.THROUGH)
                .withRecorded(Recorded.AFTER_RESET));
  }

  /**
   * {@code RLeaky}: unlike Leaky, a zero reset loses the input of the step. The recurrence is a
   * projection with latency 1.
   *
   * @param beta kept part of the membrane, 0 to 1
   * @param reset what a spike does
   * @return the neuron, threshold 1
   */
  public static Lif recurrentLeaky(double beta, Reset reset) {
    return leaky(beta, reset).in(Convention.SNNTORCH.withScope(Scope.MEMBRANE_TOTAL));
  }

  /**
   * {@code Synaptic} and {@code RSynaptic}.
   *
   * @param alpha kept part of the current, 0 to 1
   * @param beta kept part of the membrane, 0 to 1
   * @param reset what a spike does
   * @return the neuron, threshold 1
   */
  public static Lif synaptic(double alpha, double beta, Reset reset) {
    return new Lif(alpha, beta, 1, 1, reset, Convention.SNNTORCH.withScope(Scope.MEMBRANE_TOTAL));
  }

  /**
   * {@code Lapicque}: its decay is 1 - ln(1/beta), not beta.
   *
   * @param beta decay as snnTorch takes it, 1/e to 1
   * @param reset what a spike does
   * @return the neuron, threshold 1
   */
  public static Lif lapicque(double beta, Reset reset) {
    double leak = -Math.log(beta);
    return new Lif(0, 1 - leak, leak, 1, reset, Convention.SNNTORCH);
  }

  /**
   * {@code Alpha}: a reset to zero clears both states of the synapse and loses the input of the
   * step.
   *
   * @param alpha kept part of the excitation, below 1
   * @param beta kept part of the inhibition, above 0 and below alpha
   * @param reset ZERO as in snnTorch; SUBTRACT is ours, see {@link Synapse#ALPHA}
   * @return the neuron, threshold 1
   */
  public static Lif alpha(double alpha, double beta, Reset reset) {
    return synaptic(alpha, beta, reset).with(Synapse.ALPHA);
  }
}
