package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = (a/2) / (1 + (pi a x / 2)^2), primitive 1/2 + atan(pi a x / 2) / pi. Source: Fang et al.,
 * ICCV 2021; the usual surrogate of snnTorch (whose documentation has another factor). Usual slope
 * 2.
 *
 * @param slope a, above 0
 */
public record Arctan(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Arctan {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "arctan";
  }

  @Override
  public double derivative(double x) {
    double y = Math.PI / 2 * slope * x;
    return slope / 2 / (1 + y * y);
  }

  @Override
  public double curvature(double x) {
    double y = Math.PI / 2 * slope * x;
    return -Math.PI / 2 * slope * slope * y / ((1 + y * y) * (1 + y * y));
  }

  @Override
  public double primitive(double x) {
    return 0.5 + Math.atan(Math.PI / 2 * slope * x) / Math.PI;
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().arctan(x, from, to, (float) (Math.PI / 2 * slope), (float) (slope / 2));
  }
}
