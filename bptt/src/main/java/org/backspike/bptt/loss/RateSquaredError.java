package org.backspike.bptt.loss;

/**
 * Mean over the classes of (n / T - target)^2. Source: the tutorials of spikingjelly, targets 1 and
 * 0.
 *
 * @param right wanted rate of the label, spikes per step
 * @param wrong wanted rate of the others
 */
public record RateSquaredError(double right, double wrong) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    int steps = answer.steps();
    double[] counts = answer.counts();
    double[] errors = new double[classes];
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      double distance = counts[c] / steps - (c == label ? right : wrong);
      loss += distance * distance / classes;
      errors[c] = 2 * distance / (classes * steps);
    }
    answer.everyStep(answer.spikeErrors(), errors);
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
