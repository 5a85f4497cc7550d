package org.backspike.bptt.optimize;

/**
 * Gradient descent: g += decay w; b = momentum b + (1 - damping) g, the first b being g; w -= rate
 * b, or rate (g + momentum b) with Nesterov's form.
 *
 * @param momentum 0 to below 1
 * @param damping 0 to 1
 * @param nesterov whether the gradient looks ahead
 * @param decay weight decay, at least 0
 */
public record Sgd(double momentum, double damping, boolean nesterov, double decay)
    implements UpdateRule {
  @Override
  public int moments() {
    return momentum == 0 ? 0 : 1;
  }

  @Override
  public double update(double w, double g, double[] moments, double rate, long step) {
    double gradient = g + decay * w;
    if (momentum == 0) {
      return w - rate * gradient;
    }
    moments[0] = step == 1 ? gradient : momentum * moments[0] + (1 - damping) * gradient;
    return w - rate * (nesterov ? gradient + momentum * moments[0] : moments[0]);
  }
}
