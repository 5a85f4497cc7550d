package org.backspike.bptt.optimize;

/**
 * Adam; with decoupled decay AdamW. Epsilon is outside the root and added after the correction.
 * Source: Kingma and Ba, ICLR 2015; Loshchilov and Hutter, ICLR 2019.
 *
 * @param beta1 kept part of the mean, usually 0.9
 * @param beta2 kept part of the square, usually 0.999
 * @param epsilon in the denominator, usually 1e-8
 * @param decay weight decay, at least 0
 * @param decoupled whether the decay shrinks the parameter before the step, or adds to its gradient
 */
public record Adam(double beta1, double beta2, double epsilon, double decay, boolean decoupled)
    implements UpdateRule {
  /** The usual numbers, without decay. */
  public Adam() {
    this(0.9, 0.999, 1e-8, 0, false);
  }

  @Override
  public int moments() {
    return 2;
  }

  @Override
  public double update(double w, double g, double[] moments, double rate, long step) {
    double gradient = decoupled ? g : g + decay * w;
    double kept = decoupled ? w * (1 - rate * decay) : w;
    moments[0] = beta1 * moments[0] + (1 - beta1) * gradient;
    moments[1] = beta2 * moments[1] + (1 - beta2) * gradient * gradient;
    double mean = moments[0] / (1 - Math.pow(beta1, (double) step));
    double root = Math.sqrt(moments[1]) / Math.sqrt(1 - Math.pow(beta2, (double) step));
    return kept - rate * mean / (root + epsilon);
  }
}
