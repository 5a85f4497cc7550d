package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = 1 / (1 + k|x|)^2, primitive 1/2 + x / (1 + k|x|). Source: Zenke and Ganguli, SuperSpike,
 * Neural Computation 30(6), 2018; snnTorch uses k = 25.
 *
 * @param slope k, above 0
 */
public record FastSigmoid(double slope) implements Surrogate {
  /**
   * Checks the slope.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public FastSigmoid {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "fast-sigmoid";
  }

  @Override
  public float derivative(float x) {
    float d = 1f + (float) slope * Math.abs(x);
    return 1f / (d * d);
  }

  @Override
  public double derivative(double x) {
    double d = 1 + slope * Math.abs(x);
    return 1 / (d * d);
  }

  @Override
  public double primitive(double x) {
    return 0.5 + x / (1 + slope * Math.abs(x));
  }

  @Override
  public double support() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public void derivatives(float[] membrane, int offset, float threshold, float[] derivatives) {
    Kernels.surrogates().fastSigmoid(membrane, offset, threshold, (float) slope, derivatives);
  }
}
