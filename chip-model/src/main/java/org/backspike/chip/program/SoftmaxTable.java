package org.backspike.chip.program;

/**
 * The constants of an integer softmax: scores become exponents of two by one multiplication.
 *
 * <p>With d = (largest score - score): {@code y = d * multiplier >> shift} has {@link
 * #FRACTION_BITS} fraction bits, {@code 2^-y} is a table entry shifted by the integer part, and a
 * probability has {@link #PROBABILITY_BITS} bits.
 *
 * @param multiplier gain times state unit times log2(e), scaled; at least 1
 * @param shift how far the product is shifted right; 0 to 60
 */
public record SoftmaxTable(int multiplier, int shift) {
  /** Fraction bits of the exponent of two; the table of powers has 2^4 entries. */
  public static final int FRACTION_BITS = 4;

  /** Fraction bits of a probability: 1 is 256. */
  public static final int PROBABILITY_BITS = 8;

  /**
   * Checks the constants.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SoftmaxTable {
    if (multiplier < 1 || shift < 0 || shift > 60) {
      throw new IllegalArgumentException(
          "softmax multiplier "
              + multiplier
              + ", shift "
              + shift
              + "; must be at least 1 and 0 to 60");
    }
  }
}
