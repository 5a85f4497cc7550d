package org.backspike.surrogate;

/**
 * h(x) = (a/2) exp(-a|x|), primitive exp(ax) / 2 below 0 and 1 - exp(-ax) / 2 above. Source:
 * spikingjelly, usual slope 1; lava-dl uses scale / (2 tau) exp(-|x| / tau).
 *
 * @param slope a, above 0
 */
public record PiecewiseExponential(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PiecewiseExponential {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "piecewise-exponential";
  }

  @Override
  public double derivative(double x) {
    return slope / 2 * Math.exp(-slope * Math.abs(x));
  }

  @Override
  public double primitive(double x) {
    double half = Math.exp(-slope * Math.abs(x)) / 2;
    return x < 0 ? half : 1 - half;
  }
}
