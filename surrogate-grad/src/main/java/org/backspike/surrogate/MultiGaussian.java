package org.backspike.surrogate;

/**
 * h(x) = g [(1 + p) N(x; 0, l) - p N(x; l, sl) - p N(x; -l, sl)] with normal densities N: a bump
 * with negative tails. Primitive: the same sum of normal distribution functions, shifted to 1/2 at
 * 0. Source: Yin, Corradi and Bohte, Nature Machine Intelligence 3, 2021: g 1/2, l 1/2, p 0.15, s
 * 6.
 *
 * @param scale g, above 0
 * @param width l, above 0
 * @param side p, weight of the two negative bumps, at least 0
 * @param spread s, width of the negative bumps relative to l, above 0
 */
public record MultiGaussian(double scale, double width, double side, double spread)
    implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public MultiGaussian {
    Surrogates.requirePositive("scale", scale);
    Surrogates.requirePositive("width", width);
    Surrogates.requirePositive("spread", spread);
    if (!(side >= 0)) {
      throw new IllegalArgumentException("side " + side + "; must be at least 0");
    }
  }

  @Override
  public String name() {
    return "multi-gaussian";
  }

  @Override
  public double derivative(double x) {
    double wide = spread * width;
    return scale
        * ((1 + side) * density(x, width)
            - side * density(x - width, wide)
            - side * density(x + width, wide));
  }

  @Override
  public double primitive(double x) {
    double wide = spread * width;
    return 0.5
        + scale
            * ((1 + side) * (NormalIntegral.below(x, width) - 0.5)
                - side * NormalIntegral.below(x - width, wide)
                - side * (NormalIntegral.below(x + width, wide) - 1));
  }

  private static double density(double x, double deviation) {
    double y = x / deviation;
    return Math.exp(-y * y / 2) / (deviation * Math.sqrt(2 * Math.PI));
  }
}
