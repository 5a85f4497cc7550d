package org.backspike.chip.arith;

/**
 * A linear feedback shift register of 15 bits that offers a whole word at each advance: fifteen
 * steps of {@code y[n] = y[n-1] ^ y[n-15]}, unfolded.
 *
 * <p>Source: ChFrenkel/ReckOn, lfsr.v, as used for the rounding of membranes. The first word after
 * its reset value 0x1234 is 29164.
 */
public final class FeedbackRegister {
  private static final int BITS = 15;

  private FeedbackRegister() {}

  /**
   * The next word.
   *
   * @param word the present one, 15 bits
   * @return 15 bits
   */
  public static int next(int word) {
    int bit = (word ^ word >> (BITS - 1)) & 1;
    int next = bit;
    for (int i = 1; i < BITS; i++) {
      bit ^= word >> i & 1;
      next |= bit << i;
    }
    return next;
  }
}
