package org.backspike.bptt.optimize;

/**
 * Adam with the largest gradient in place of the root of the square. Source: Kingma and Ba, ICLR
 * 2015, section 7.1.
 *
 * @param beta1 kept part of the mean, usually 0.9
 * @param beta2 kept part of the largest, usually 0.999
 * @param epsilon added to the size of the gradient, usually 1e-8
 * @param decay weight decay, at least 0
 */
public record Adamax(double beta1, double beta2, double epsilon, double decay)
    implements UpdateRule {
  @Override
  public int moments() {
    return 2;
  }

  @Override
  public double update(double w, double g, double[] moments, double rate, long step) {
    double gradient = g + decay * w;
    moments[0] = beta1 * moments[0] + (1 - beta1) * gradient;
    moments[1] = Math.max(beta2 * moments[1], Math.abs(gradient) + epsilon);
    return w - rate / (1 - Math.pow(beta1, (double) step)) * moments[0] / moments[1];
  }
}
