package org.backspike.bptt.loss;

/**
 * Cross-entropy of gain times the largest membrane of each class; the error goes to the first step
 * that attains it. Source: snnTorch ce_max_membrane_loss for gain 1.
 *
 * @param gain factor on the largest membranes, above 0
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record MaxMembraneCrossEntropy(double gain, double smoothing) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    double[] scores = new double[classes];
    int[] at = new int[classes];
    for (int c = 0; c < classes; c++) {
      at[c] = c;
      for (int t = 1; t < answer.steps(); t++) {
        if (answer.membranes()[t * classes + c] > answer.membranes()[at[c]]) {
          at[c] = t * classes + c;
        }
      }
      scores[c] = gain * answer.membranes()[at[c]];
    }
    double[] errors = new double[classes];
    double loss = Softmax.crossEntropy(scores, Softmax.target(classes, label, smoothing), errors);
    for (int c = 0; c < classes; c++) {
      answer.membraneErrors()[at[c]] = gain * errors[c];
    }
    return loss;
  }
}
