package org.backspike.chip.account;

import java.math.BigDecimal;

/**
 * An energy with its band.
 *
 * @param pj value in pJ
 * @param lowPj lower end in pJ; the low ends of all prices together
 * @param highPj upper end in pJ; the high ends of all prices together
 */
public record Energy(BigDecimal pj, BigDecimal lowPj, BigDecimal highPj) {
  /** Nothing. */
  public static final Energy ZERO = new Energy(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * The sum; bands add up end by end, as fully correlated errors do.
   *
   * @param other what is added
   * @return the sum
   */
  public Energy plus(Energy other) {
    return new Energy(pj.add(other.pj), lowPj.add(other.lowPj), highPj.add(other.highPj));
  }
}
