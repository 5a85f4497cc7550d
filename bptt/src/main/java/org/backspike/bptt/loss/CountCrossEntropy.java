package org.backspike.bptt.loss;

/**
 * Cross-entropy of the softmax of gain times the spike counts: every spike of class c gets the
 * error gain (p - y). Source: snnTorch ce_count_loss for gain 1; with gain 1 / T it is the
 * cross-entropy of the mean rate.
 *
 * @param gain factor on the counts, above 0
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record CountCrossEntropy(double gain, double smoothing) implements Loss {
  /** Counts as they are, no smoothing. */
  public CountCrossEntropy() {
    this(1, 0);
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    double[] scores = answer.counts();
    return ScoreErrors.spread(answer, scores, gain, label, smoothing, answer.spikeErrors());
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
