package org.backspike.surrogate;

/**
 * h(x) = c from half a threshold below the threshold on, else 0: for neurons that spike floor(u /
 * threshold) times per step. Primitive a ramp. x is in units of the threshold. Source: rockpool.
 * Usual height 1.
 *
 * @param height c, above 0
 */
public record MultiSpike(double height) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public MultiSpike {
    Surrogates.requirePositive("height", height);
  }

  @Override
  public String name() {
    return "multi-spike";
  }

  @Override
  public double derivative(double x) {
    return x >= -0.5 ? height : 0;
  }

  @Override
  public double primitive(double x) {
    return 0.5 + height * Math.max(-0.5, x);
  }
}
