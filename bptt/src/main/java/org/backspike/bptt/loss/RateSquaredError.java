package org.backspike.bptt.loss;

/**
 * (n / T - target)^2, averaged or summed over the classes. Source: the tutorials of spikingjelly,
 * the mean, targets 1 and 0; lava-dl SpikeRate, the sum.
 *
 * @param right wanted rate of the label, spikes per step
 * @param wrong wanted rate of the others
 * @param over what is done with the classes
 */
public record RateSquaredError(double right, double wrong, OverClasses over) implements Loss {
  /** What is done with the terms of the classes. */
  public enum OverClasses {
    /** Their mean. */
    MEAN,
    /** Their sum. */
    SUM
  }

  /**
   * The mean over the classes.
   *
   * @param right wanted rate of the label, spikes per step
   * @param wrong wanted rate of the others
   */
  public RateSquaredError(double right, double wrong) {
    this(right, wrong, OverClasses.MEAN);
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    int steps = answer.steps();
    double share = over == OverClasses.MEAN ? 1.0 / classes : 1;
    double[] counts = answer.counts();
    double[] errors = new double[classes];
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      double distance = counts[c] / steps - (c == label ? right : wrong);
      loss += share * distance * distance;
      errors[c] = 2 * share * distance / steps;
    }
    answer.everyStep(answer.spikeErrors(), errors);
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
