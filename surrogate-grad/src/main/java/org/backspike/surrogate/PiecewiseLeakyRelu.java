package org.backspike.surrogate;

/**
 * h(x) = 1 / (2w) for |x| below w, else c; primitive piecewise linear. Source: spikingjelly, w 1, c
 * 0.01.
 *
 * @param halfWidth w, above 0
 * @param tail c, above 0
 */
public record PiecewiseLeakyRelu(double halfWidth, double tail) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PiecewiseLeakyRelu {
    Surrogates.requirePositive("half-width", halfWidth);
    Surrogates.requirePositive("tail", tail);
  }

  @Override
  public String name() {
    return "piecewise-leaky-relu";
  }

  @Override
  public double derivative(double x) {
    return Math.abs(x) < halfWidth ? 0.5 / halfWidth : tail;
  }

  @Override
  public double primitive(double x) {
    double inside = Math.clamp(x, -halfWidth, halfWidth);
    return 0.5 + inside / (2 * halfWidth) + tail * (x - inside);
  }
}
