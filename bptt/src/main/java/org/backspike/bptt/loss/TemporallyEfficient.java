package org.backspike.bptt.loss;

/**
 * (1 - weight) times the mean over the steps of the cross-entropy of the membranes of a step, plus
 * weight times the mean of (m - target)^2. Source: Deng et al., ICLR 2022 (TET).
 *
 * @param weight of the regulariser, 0 to 1
 * @param target to which it pulls all membranes
 * @param smoothing part of the target class that is spread over all classes, 0 to 1
 */
public record TemporallyEfficient(double weight, double target, double smoothing) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    double[] membranes = answer.membranes();
    double[] errors = answer.membraneErrors();
    double loss =
        ScoreErrors.stepwise(
            answer, membranes, (1 - weight) / answer.steps(), label, smoothing, errors);
    for (int at = 0; at < membranes.length; at++) {
      double distance = membranes[at] - target;
      loss += weight * distance * distance / membranes.length;
      errors[at] += 2 * weight * distance / membranes.length;
    }
    return loss;
  }
}
