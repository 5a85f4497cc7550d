package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = g max(0, 1 - |x| / w), primitive piecewise quadratic; exactly 0 at |x| of w and above.
 * Source: Bellec et al., Nature Communications 11:3625, 2020 (g 0.3 divided by the threshold, w the
 * threshold); norse "triangle" is g 0.3, w 1. Usual 0.3 and 1.
 *
 * @param height g, above 0
 * @param width w, above 0
 */
public record DampenedTriangle(double height, double width) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public DampenedTriangle {
    Surrogates.requirePositive("height", height);
    Surrogates.requirePositive("width", width);
  }

  @Override
  public String name() {
    return "dampened-triangle";
  }

  @Override
  public double derivative(double x) {
    return height * Math.max(0, 1 - Math.abs(x) / width);
  }

  @Override
  public double primitive(double x) {
    double y = Math.min(Math.abs(x), width);
    return 0.5 + Math.signum(x) * height * (y - y * y / (2 * width));
  }

  @Override
  public double support() {
    return width;
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().triangle(x, from, to, (float) height, (float) (height / width));
  }
}
