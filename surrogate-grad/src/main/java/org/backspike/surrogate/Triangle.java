package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = max(0, a - a^2 |x|), primitive piecewise quadratic; exactly 0 at |x| of 1/a and above.
 * Source: spikingjelly PiecewiseQuadratic, usual slope 1.
 *
 * @param slope a, above 0
 */
public record Triangle(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Triangle {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "triangle";
  }

  @Override
  public double derivative(double x) {
    return Math.max(0, slope - slope * slope * Math.abs(x));
  }

  @Override
  public double primitive(double x) {
    double y = Math.min(Math.abs(x), 1 / slope);
    return 0.5 + Math.signum(x) * (slope * y - slope * slope * y * y / 2);
  }

  @Override
  public double support() {
    return 1 / slope;
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().triangle(x, from, to, (float) slope, (float) slope * (float) slope);
  }
}
