package org.backspike.bptt.loss;

/** Cross-entropy of the softmax of scores, natural logarithm. */
final class Softmax {
  private Softmax() {}

  /**
   * The cross-entropy, and its gradient p - y.
   *
   * @param scores shape [classes]
   * @param target y, a probability per class
   * @param gradient receives the gradient
   * @return -sum y log p
   */
  static double crossEntropy(double[] scores, double[] target, double[] gradient) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      gradient[c] = StrictMath.exp(scores[c] - largest);
      sum += gradient[c];
    }
    double logSum = StrictMath.log(sum);
    double loss = 0;
    for (int c = 0; c < scores.length; c++) {
      gradient[c] = gradient[c] / sum - target[c];
      if (target[c] != 0) {
        loss -= target[c] * (scores[c] - largest - logSum);
      }
    }
    return loss;
  }

  /** All of the probability on one class, less what smoothing spreads evenly. */
  static double[] target(int classes, int label, double smoothing) {
    double[] target = new double[classes];
    java.util.Arrays.fill(target, smoothing / classes);
    target[label] += 1 - smoothing;
    return target;
  }
}
