package org.backspike.chip.estimate;

/**
 * Cycles of one step of Xylo Audio 2 by the activity of its network.
 *
 * <p>Source: synsense/rockpool, the cycle model of Xylo Audio 2.
 *
 * @param inputs input channels
 * @param hidden hidden neurons
 * @param outputs readout neurons
 * @param inputActivity mean spikes of an input channel per step, 0 to 1
 * @param hiddenActivity mean spikes of a hidden neuron per step, 0 to 1
 * @param recurrentFanOut mean recurrent synapses of a hidden neuron
 * @param aliasTargets share of hidden neurons that are the alias of another, 0 to 1
 * @param aliasSources share of hidden neurons that have an alias, 0 to 1
 */
public record XyloCycles(
    int inputs,
    int hidden,
    int outputs,
    double inputActivity,
    double hiddenActivity,
    double recurrentFanOut,
    double aliasTargets,
    double aliasSources) {
  /** How much faster than the mean step the clock has to be, for the tick to suffice. */
  private static final double MARGIN = 1.2;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a size is negative or an activity not in 0 to 1
   */
  public XyloCycles {
    if (inputs < 0 || hidden < 0 || outputs < 0 || !(recurrentFanOut >= 0)) {
      throw new IllegalArgumentException(
          inputs
              + " inputs, "
              + hidden
              + " hidden, "
              + outputs
              + " outputs, fan-out "
              + recurrentFanOut
              + "; must be at least 0");
    }
    for (double share : new double[] {inputActivity, hiddenActivity, aliasTargets, aliasSources}) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share of " + share + "; must be 0 to 1");
      }
    }
  }

  /**
   * Mean cycles of a step.
   *
   * @return at least 0
   */
  public double perStep() {
    double p = hiddenActivity;
    double aliases =
        2 * Math.max(p, aliasTargets * aliasSources)
            + 3 * Math.max(p * aliasTargets, aliasTargets * aliasSources)
            + p
            + Math.max(p, aliasTargets) * aliasSources;
    return inputs * (3.5 * inputActivity * hidden + 1)
        + hidden * (7 * recurrentFanOut * p + 3)
        + hidden * p * (1 + 8 * outputs)
        + hidden * (19 + aliases)
        + 12.0 * outputs;
  }

  /**
   * The slowest clock that finishes a step of full activity within a tick.
   *
   * @param tickSeconds length of a step in s; above 0
   * @return Hz
   */
  public double leastClockHz(double tickSeconds) {
    XyloCycles full =
        new XyloCycles(inputs, hidden, outputs, 1, 1, recurrentFanOut, aliasTargets, aliasSources);
    return MARGIN * full.perStep() / tickSeconds;
  }
}
