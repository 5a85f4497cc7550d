package org.backspike.surrogate;

/**
 * h(x) = a S(ax) S(-ax) below 0 with the logistic function S, b / (x + 1) from 0 on; primitive
 * S(ax) and 1/2 + b ln(x + 1). Not even: it falls slowly above the threshold. Source: Suetake et
 * al., Neural Networks 159, 2023; spikingjelly, a 4, b 1.
 *
 * @param slope a, above 0
 * @param tail b, above 0
 */
public record S2nn(double slope, double tail) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public S2nn {
    Surrogates.requirePositive("slope", slope);
    Surrogates.requirePositive("tail", tail);
  }

  @Override
  public String name() {
    return "s2nn";
  }

  @Override
  public double derivative(double x) {
    if (x >= 0) {
      return tail / (x + 1);
    }
    double e = Math.exp(slope * x);
    return slope * e / ((1 + e) * (1 + e));
  }

  @Override
  public double primitive(double x) {
    if (x >= 0) {
      return 0.5 + tail * Math.log1p(x);
    }
    double e = Math.exp(slope * x);
    return e / (1 + e);
  }
}
