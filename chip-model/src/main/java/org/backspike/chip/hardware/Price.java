package org.backspike.chip.hardware;

import java.math.BigDecimal;

/**
 * What one operation costs, or one unit of time of something powered.
 *
 * @param id the operation it prices, as {@link Operation#id()}
 * @param valuePj energy of one operation in pJ
 * @param lowPj lower end of the band in pJ
 * @param highPj upper end of the band in pJ
 * @param nodeNm technology node in nm
 * @param voltage supply in V
 * @param evidence how the number is known; never {@link Evidence#UNPRICED}
 * @param citation where it comes from, with the arithmetic if there is any
 */
public record Price(
    String id,
    BigDecimal valuePj,
    BigDecimal lowPj,
    BigDecimal highPj,
    int nodeNm,
    BigDecimal voltage,
    Evidence evidence,
    String citation) {
  /**
   * Checks the band.
   *
   * @throws IllegalArgumentException if the value is negative or outside its band, or nothing is
   *     cited
   */
  public Price {
    if (lowPj.signum() < 0 || lowPj.compareTo(valuePj) > 0 || valuePj.compareTo(highPj) > 0) {
      throw new IllegalArgumentException(
          id
              + ": "
              + valuePj
              + " pJ in a band of "
              + lowPj
              + " to "
              + highPj
              + "; must be 0 <= low <= value <= high");
    }
    if (evidence == Evidence.UNPRICED) {
      throw new IllegalArgumentException(
          id + ": a price with evidence unpriced; leave the price out");
    }
    if (citation.isBlank()) {
      throw new IllegalArgumentException(
          id + ": a price without citation; say where it comes from");
    }
  }
}
