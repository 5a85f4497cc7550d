package org.backspike.chip.program;

/**
 * How a gradient becomes a weight: {@code M = M - trunc(M / 2^decay) + G}, {@code shadow -=
 * roundStochastic(M / 2^rate)}, weight = shadow rounded to its top bits.
 *
 * <p>A rate below 0 shifts left.
 *
 * @param decay momentum loses 1/2^decay per update; 1 to 15
 * @param rate power of two by which the momentum is divided; -16 to 40
 */
public record UpdateRule(int decay, int rate) {
  /**
   * Checks the shifts.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public UpdateRule {
    if (decay < 1 || decay > 15 || rate < -16 || rate > 40) {
      throw new IllegalArgumentException(
          "momentum decay " + decay + ", rate " + rate + "; must be 1 to 15 and -16 to 40");
    }
  }
}
