package org.backspike.bptt.loss;

/**
 * Cross-entropy of gain times the membranes of the last step.
 *
 * @param gain factor on the membranes, above 0
 * @param smoothing part of the target that is spread over all classes, 0 to 1
 */
public record LastMembraneCrossEntropy(double gain, double smoothing) implements Loss {
  @Override
  public double evaluate(Answer answer, int label) {
    answer.clearErrors();
    int classes = answer.classes();
    int last = (answer.steps() - 1) * classes;
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = gain * answer.membranes()[last + c];
    }
    double[] errors = new double[classes];
    double loss = Softmax.crossEntropy(scores, Softmax.target(classes, label, smoothing), errors);
    for (int c = 0; c < classes; c++) {
      answer.membraneErrors()[last + c] = gain * errors[c];
    }
    return loss;
  }
}
