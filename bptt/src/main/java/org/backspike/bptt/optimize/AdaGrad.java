package org.backspike.bptt.optimize;

/**
 * a += g^2; w -= rate / (1 + (t - 1) fall) g / (sqrt(a) + epsilon).
 *
 * @param epsilon in the denominator, usually 1e-10
 * @param fall of the rate per step, at least 0
 * @param decay weight decay, at least 0
 */
public record AdaGrad(double epsilon, double fall, double decay) implements UpdateRule {
  @Override
  public int moments() {
    return 1;
  }

  @Override
  public double update(double w, double g, double[] moments, double rate, long step) {
    double gradient = g + decay * w;
    moments[0] += gradient * gradient;
    double now = rate / (1 + (step - 1) * fall);
    return w - now * gradient / (Math.sqrt(moments[0]) + epsilon);
  }
}
