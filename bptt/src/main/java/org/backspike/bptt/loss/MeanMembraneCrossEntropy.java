package org.backspike.bptt.loss;

/**
 * Cross-entropy of the softmax of gain times the mean of the membrane over all steps; every
 * membrane of class c gets the error gain (p - y) / T.
 *
 * @param gain factor on the means, above 0
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record MeanMembraneCrossEntropy(double gain, double smoothing) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    double[] scores = answer.sums(answer.membranes());
    return ScoreErrors.spread(
        answer, scores, gain / answer.steps(), label, smoothing, answer.membraneErrors());
  }
}
