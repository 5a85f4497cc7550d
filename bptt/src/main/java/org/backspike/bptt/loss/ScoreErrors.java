package org.backspike.bptt.loss;

/** Cross-entropies of scores that are linear in what the readout did. */
final class ScoreErrors {
  private ScoreErrors() {}

  /** Scores that are factor times a sum over the steps: every step gets the same error. */
  static double spread(
      Answer answer, double[] sums, double factor, int label, double smoothing, double[] errors) {
    int classes = answer.classes();
    double[] scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = factor * sums[c];
    }
    double[] each = new double[classes];
    double loss = Softmax.crossEntropy(scores, Softmax.target(classes, label, smoothing), each);
    for (int c = 0; c < classes; c++) {
      each[c] *= factor;
    }
    answer.everyStep(errors, each);
    return loss;
  }

  /** A sum over the steps of weight times the cross-entropy of the values of a step. */
  static double stepwise(
      Answer answer, double[] values, double weight, int label, double smoothing, double[] errors) {
    int classes = answer.classes();
    double[] target = Softmax.target(classes, label, smoothing);
    double[] scores = new double[classes];
    double[] each = new double[classes];
    double loss = 0;
    for (int t = 0; t < answer.steps(); t++) {
      System.arraycopy(values, t * classes, scores, 0, classes);
      loss += weight * Softmax.crossEntropy(scores, target, each);
      for (int c = 0; c < classes; c++) {
        errors[t * classes + c] = weight * each[c];
      }
    }
    return loss;
  }
}
