package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = c for |x| below w, else 0; primitive a clipped line. Source: spikingjelly Rect, w = 1/2, c
 * = 1.
 *
 * @param halfWidth w, above 0
 * @param height c, above 0
 */
public record Boxcar(double halfWidth, double height) implements Surrogate {
  /**
   * Checks the sides.
   *
   * @throws IllegalArgumentException if one is not above 0
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
  public float derivative(float x) {
    return Math.abs(x) < (float) halfWidth ? (float) height : 0f;
  }

  @Override
  public double derivative(double x) {
    return Math.abs(x) < halfWidth ? height : 0;
  }

  @Override
  public double primitive(double x) {
    return 0.5 + height * Math.max(-halfWidth, Math.min(halfWidth, x));
  }

  @Override
  public double support() {
    return halfWidth;
  }

  @Override
  public void derivatives(float[] membrane, int offset, float threshold, float[] derivatives) {
    Kernels.surrogates()
        .boxcar(membrane, offset, threshold, (float) halfWidth, (float) height, derivatives);
  }
}
