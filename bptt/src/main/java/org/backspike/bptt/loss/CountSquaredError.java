package org.backspike.bptt.loss;

/**
 * Mean over the classes of (n - g)^2 / T, with g = floor(rate T) spikes wanted: the right rate for
 * the label, the wrong one elsewhere. Source: snnTorch mse_count_loss.
 *
 * @param right wanted rate of the label, spikes per step, 0 to 1
 * @param wrong wanted rate of the others, 0 to 1
 */
public record CountSquaredError(double right, double wrong) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    int steps = answer.steps();
    double[] counts = answer.counts();
    double[] errors = new double[classes];
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      double distance = counts[c] - Math.floor((c == label ? right : wrong) * steps);
      loss += distance * distance / (steps * classes);
      errors[c] = 2 * distance / (steps * classes);
    }
    answer.everyStep(answer.spikeErrors(), errors);
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
