package org.backspike.surrogate;

/**
 * h(x) = a / sqrt(pi) exp(-(ax)^2), primitive erfc(-ax) / 2. Source: spikingjelly, usual slope 2.
 *
 * @param slope a, above 0
 */
public record Erf(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Erf {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "erf";
  }

  @Override
  public double derivative(double x) {
    return slope / Math.sqrt(Math.PI) * Math.exp(-slope * slope * x * x);
  }

  @Override
  public double primitive(double x) {
    return NormalIntegral.below(x, Math.sqrt(0.5) / slope);
  }
}
