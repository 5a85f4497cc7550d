package org.backspike.bptt.loss;

/**
 * Sum over steps and classes of (f * (S - target))^2 with the filter f(t) = exp(-t / tau), cut off
 * after {@value #LENGTH} steps; the error is twice the filtered difference, filtered backward in
 * time. Source: van Rossum, Neural Computation 13(4), 2001; lava-dl SpikeTime, tau 5.
 *
 * @param targets the wanted spikes
 * @param tau time constant in steps, above 0
 */
public record SpikeTimes(SpikeTargets targets, double tau) implements Loss {
  /** Steps of the filter. */
  static final int LENGTH = 100;

  /**
   * Checks the time constant.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public SpikeTimes {
    if (!(tau > 0)) {
      throw new IllegalArgumentException("tau " + tau + "; must be above 0");
    }
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    double[] wanted = targets.of(label, answer.steps(), classes);
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      double[] filtered = new double[answer.steps()];
      for (int t = 0; t < filtered.length; t++) {
        for (int past = 0; past <= Math.min(t, LENGTH - 1); past++) {
          int at = (t - past) * classes + c;
          filtered[t] += Math.exp(-past / tau) * (answer.spikes()[at] - wanted[at]);
        }
        loss += filtered[t] * filtered[t];
      }
      for (int t = 0; t < filtered.length; t++) {
        double error = 0;
        for (int later = t; later < Math.min(filtered.length, t + LENGTH); later++) {
          error += Math.exp(-(later - t) / tau) * filtered[later];
        }
        answer.spikeErrors()[t * classes + c] = 2 * error;
      }
    }
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
