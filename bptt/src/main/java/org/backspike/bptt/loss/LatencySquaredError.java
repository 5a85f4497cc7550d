package org.backspike.bptt.loss;

/**
 * Mean over the classes of ((t - g) / T)^2 with t the step of the first spike, T - 1 if there is
 * none, and g the wanted one; a neuron within the tolerance is right as it is. Estimator as in
 * {@link LatencyCrossEntropy}. Source: snnTorch mse_temporal_loss.
 *
 * @param right wanted step of the label
 * @param wrong wanted step of the others
 * @param tolerance steps by which a first spike may miss, exclusive; 0 for none
 */
public record LatencySquaredError(int right, int wrong, int tolerance) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    double steps = answer.steps();
    int[] first = FirstSpikes.of(answer);
    double loss = 0;
    for (int c = 0; c < classes; c++) {
      int distance = first[c] - (c == label ? right : wrong);
      if (Math.abs(distance) >= tolerance) {
        loss += distance / steps * (distance / steps) / classes;
        answer.spikeErrors()[first[c] * classes + c] = -2 * distance / (steps * steps * classes);
      }
    }
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
