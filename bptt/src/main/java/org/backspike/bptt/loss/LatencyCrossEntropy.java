package org.backspike.bptt.loss;

/**
 * Cross-entropy of scores that fall with the step of the first spike, T - 1 if there is none. The
 * first spike is not differentiable; its sign estimator gives {@code -dL/dt} to the spike at that
 * step, and to step T - 1 of a silent neuron. Source: snnTorch ce_temporal_loss.
 *
 * @param score how the step becomes a score
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record LatencyCrossEntropy(Score score, double smoothing) implements Loss {
  /** How the step t of the first spike becomes a score. */
  public enum Score {
    /** -t. */
    NEGATIVE,
    /** 1 / (t + 1). */
    INVERSE
  }

  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    int[] first = FirstSpikes.of(answer);
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = score == Score.NEGATIVE ? -first[c] : 1.0 / (first[c] + 1);
    }
    double[] errors = new double[classes];
    double loss = Softmax.crossEntropy(scores, Softmax.target(classes, label, smoothing), errors);
    for (int c = 0; c < classes; c++) {
      double slope = score == Score.NEGATIVE ? -1 : -1.0 / ((first[c] + 1.0) * (first[c] + 1.0));
      answer.spikeErrors()[first[c] * classes + c] = -slope * errors[c];
    }
    return loss;
  }

  @Override
  public boolean readsMembranes() {
    return false;
  }
}
