package org.backspike.bptt.onchip;

/**
 * Widths of what a chip keeps for learning.
 *
 * @param shadowBits bits of a shadow weight, sign included; 9 to 24
 * @param gradientBits bits of a gradient accumulator; 8 to 32
 * @param momentumBits bits of a momentum; 8 to 32
 * @param errorBits bits of an error mantissa; 2 to 16
 * @param surrogateBits bits of a surrogate code; 1 to 8
 */
public record LearningFormat(
    int shadowBits, int gradientBits, int momentumBits, int errorBits, int surrogateBits) {
  /** 16-bit shadow, gradient and momentum, 8-bit errors, 5-bit surrogate codes. */
  public static final LearningFormat USUAL = new LearningFormat(16, 16, 16, 8, 5);

  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LearningFormat {
    within("shadow_bits", shadowBits, 9, 24);
    within("gradient_bits", gradientBits, 8, 32);
    within("momentum_bits", momentumBits, 8, 32);
    within("error_bits", errorBits, 2, 16);
    within("surrogate_bits", surrogateBits, 1, 8);
  }

  private static void within(String field, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          field + " is " + value + "; must be " + low + " to " + high);
    }
  }
}
