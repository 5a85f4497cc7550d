package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = 1 / (1 + k|x|)^2, primitive 1/2 + x / (1 + k|x|). Source: Zenke and Ganguli, SuperSpike,
 * Neural Computation 30(6), 2018. Usual slope 5 here; snnTorch 25, norse "super" 100.
 *
 * @param slope k, above 0
 */
public record FastSigmoid(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public FastSigmoid {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "fast-sigmoid";
  }

  @Override
  public double derivative(double x) {
    double d = 1 + slope * Math.abs(x);
    return 1 / (d * d);
  }

  @Override
  public double curvature(double x) {
    double below = 1 + slope * Math.abs(x);
    return -2 * Math.signum(x) * slope / (below * below * below);
  }

  @Override
  public double primitive(double x) {
    return 0.5 + x / (1 + slope * Math.abs(x));
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().fastSigmoid(x, from, to, (float) slope, 1f);
  }
}
