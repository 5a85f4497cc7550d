package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = (a/2) / (1 + (pi a x / 2)^2), primitive 1/2 + atan(pi a x / 2) / pi. Source: Fang et al.,
 * ICCV 2021; spikingjelly and snnTorch use a = 2.
 *
 * @param slope a, above 0
 */
public record Arctan(double slope) implements Surrogate {
  /**
   * Checks the slope.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Arctan {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "arctan";
  }

  @Override
  public float derivative(float x) {
    float y = (float) (Math.PI / 2 * slope) * x;
    return (float) (slope / 2) / (1f + y * y);
  }

  @Override
  public double derivative(double x) {
    double y = Math.PI / 2 * slope * x;
    return slope / 2 / (1 + y * y);
  }

  @Override
  public double primitive(double x) {
    return 0.5 + Math.atan(Math.PI / 2 * slope * x) / Math.PI;
  }

  @Override
  public double support() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public void derivatives(float[] membrane, int offset, float threshold, float[] derivatives) {
    Kernels.surrogates()
        .arctan(
            membrane,
            offset,
            threshold,
            (float) (Math.PI / 2 * slope),
            (float) (slope / 2),
            derivatives);
  }
}
