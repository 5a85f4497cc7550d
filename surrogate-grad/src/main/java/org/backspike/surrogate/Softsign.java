package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = 1 / (2a (1/a + |x|)^2), primitive (1 + ax / (1 + |ax|)) / 2. Source: spikingjelly, usual
 * slope 2.
 *
 * @param slope a, above 0
 */
public record Softsign(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Softsign {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "softsign";
  }

  @Override
  public double derivative(double x) {
    double d = 1 + slope * Math.abs(x);
    return slope / 2 / (d * d);
  }

  @Override
  public double primitive(double x) {
    return 0.5 * (1 + slope * x / (1 + slope * Math.abs(x)));
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().fastSigmoid(x, from, to, (float) slope, (float) (slope / 2));
  }
}
