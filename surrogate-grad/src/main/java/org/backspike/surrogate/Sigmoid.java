package org.backspike.surrogate;

/**
 * h(x) = k S(kx) S(-kx) with the logistic function S, primitive S(kx). Computed from e = exp(-k|x|)
 * as k e / (1 + e)^2, which is finite everywhere; the form with exp(kx) gives NaN from x = -3.5 at
 * k = 25. Source: spikingjelly, usual slope 4; snnTorch 25.
 *
 * @param slope k, above 0
 */
public record Sigmoid(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Sigmoid {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "sigmoid";
  }

  @Override
  public double derivative(double x) {
    double e = Math.exp(-slope * Math.abs(x));
    return slope * e / ((1 + e) * (1 + e));
  }

  @Override
  public double curvature(double x) {
    double e = Math.exp(-slope * Math.abs(x));
    double h = slope * e / ((1 + e) * (1 + e));
    return -Math.signum(x) * slope * h * (1 - e) / (1 + e);
  }

  @Override
  public double primitive(double x) {
    double e = Math.exp(-slope * Math.abs(x));
    return x < 0 ? e / (1 + e) : 1 / (1 + e);
  }
}
