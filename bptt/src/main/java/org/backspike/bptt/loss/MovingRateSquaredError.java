package org.backspike.bptt.loss;

/**
 * Sum over steps and classes of (r - target)^2, with r the rate in the window that ends with the
 * step; before the first step there are no spikes. Source: lava-dl SpikeRate with {@code
 * moving_window}.
 *
 * @param right wanted rate of the label, spikes per step
 * @param wrong wanted rate of the others
 * @param window steps of the window, at least 1
 */
public record MovingRateSquaredError(double right, double wrong, int window) implements Loss {
  /**
   * Checks the window.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public MovingRateSquaredError {
    if (window < 1) {
      throw new IllegalArgumentException("window of " + window + " steps; must be at least 1");
    }
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      double target = c == label ? right : wrong;
      for (int t = 0; t < answer.steps(); t++) {
        int first = Math.max(0, t - window + 1);
        double spikes = 0;
        for (int past = first; past <= t; past++) {
          spikes += answer.spikes()[past * classes + c];
        }
        double distance = spikes / window - target;
        loss += distance * distance;
        for (int past = first; past <= t; past++) {
          answer.spikeErrors()[past * classes + c] += 2 * distance / window;
        }
      }
    }
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
