package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = c for |x| below w, else 0; primitive a clipped line. Source: spikingjelly Rect, w = 1/2, c
 * = 1; spyx w 1, c 1/2.
 *
 * @param halfWidth w, above 0
 * @param height c, above 0
 */
public record Boxcar(double halfWidth, double height) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Boxcar {
    Surrogates.requirePositive("half-width", halfWidth);
    Surrogates.requirePositive("height", height);
  }

  @Override
  public String name() {
    return "box";
  }

  @Override
  public double derivative(double x) {
    return Math.abs(x) < halfWidth ? height : 0;
  }

  @Override
  public double primitive(double x) {
    return 0.5 + height * Math.clamp(x, -halfWidth, halfWidth);
  }

  @Override
  public double support() {
    return halfWidth;
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().boxcar(x, from, to, (float) halfWidth, (float) height);
  }
}
