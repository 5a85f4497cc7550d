package org.backspike.bptt.loss;

/**
 * Sum over the steps of weight times the cross-entropy of the membranes of a step. Source: the
 * tutorials of snnTorch, weight 1; with 1 / T it is the mean.
 *
 * @param weight factor on each step, above 0
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record MembraneCrossEntropy(double weight, double smoothing) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    return ScoreErrors.stepwise(
        answer, answer.membranes(), weight, label, smoothing, answer.membraneErrors());
  }
}
