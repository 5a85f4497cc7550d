package org.backspike.bptt.loss;

/**
 * Mean over the steps of the cross-entropy of the spikes of a step. Source: snnTorch ce_rate_loss.
 *
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record RateCrossEntropy(double smoothing) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    return ScoreErrors.stepwise(
        answer, answer.spikes(), 1.0 / answer.steps(), label, smoothing, answer.spikeErrors());
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
