package org.backspike.bptt.optimize;

/**
 * v = alpha v + (1 - alpha) g^2; w -= rate g / (sqrt(v) + epsilon), with v less the square of the
 * mean gradient if centered, and a momentum on the quotient.
 *
 * @param alpha kept part of the square, usually 0.99
 * @param epsilon in the denominator, usually 1e-8
 * @param momentum 0 to below 1
 * @param centered whether the variance is used instead of the square
 * @param decay weight decay, at least 0
 */
public record RmsProp(double alpha, double epsilon, double momentum, boolean centered, double decay)
    implements UpdateRule {
  @Override
  public int moments() {
    return 3;
  }

  @Override
  public double update(double w, double g, double[] moments, double rate, long step) {
    double gradient = g + decay * w;
    moments[0] = alpha * moments[0] + (1 - alpha) * gradient * gradient;
    double spread = moments[0];
    if (centered) {
      moments[1] = alpha * moments[1] + (1 - alpha) * gradient;
      spread -= moments[1] * moments[1];
    }
    double quotient = gradient / (Math.sqrt(spread) + epsilon);
    moments[2] = momentum * moments[2] + quotient;
    return w - rate * moments[2];
  }
}
