package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = max(0, a - a^2 |x|), primitive piecewise quadratic. Exactly 0 for |x| at or above 1/a,
 * where nothing needs to be computed. Source: spikingjelly PiecewiseQuadratic; Bellec et al. 2018.
 *
 * @param slope a, above 0: the height, and the inverse of the half-width
 */
public record Triangle(double slope) implements Surrogate {
  /**
   * Checks the slope.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Triangle {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "triangle";
  }

  @Override
  public float derivative(float x) {
    float a = (float) slope;
    return Math.max(0f, a - a * a * Math.abs(x));
  }

  @Override
  public double derivative(double x) {
    return Math.max(0, slope - slope * slope * Math.abs(x));
  }

  @Override
  public double primitive(double x) {
    double t = Math.min(1, slope * Math.abs(x));
    double half = t - t * t / 2;
    return x >= 0 ? 0.5 + half : 0.5 - half;
  }

  @Override
  public double support() {
    return 1 / slope;
  }

  @Override
  public void derivatives(float[] membrane, int offset, float threshold, float[] derivatives) {
    Kernels.surrogates().triangle(membrane, offset, threshold, (float) slope, derivatives);
  }
}
