package org.backspike.chip.hardware;

import java.math.BigDecimal;
import java.util.List;

/**
 * What one operation costs, or one unit of time of something powered.
 *
 * @param operation what it prices
 * @param valuePj energy of one operation in pJ
 * @param lowPj lower end of the band in pJ
 * @param highPj upper end of the band in pJ
 * @param corner node and supply
 * @param evidence how the number is known; never {@link Evidence#UNPRICED}
 * @param citation where it comes from, with the arithmetic if there is any
 * @param kind what it is the price of: one operation more, or all there is
 * @param includes operations whose energy is part of this price; they have none of their own
 * @param note what is counted and, for a price of 0, why it is 0; may be empty otherwise
 */
public record Price(
    Operation operation,
    BigDecimal valuePj,
    BigDecimal lowPj,
    BigDecimal highPj,
    Corner corner,
    Evidence evidence,
    String citation,
    Kind kind,
    List<Operation> includes,
    String note) {

  /** What a price is the price of. */
  public enum Kind {
    /** What one operation more costs. */
    MARGINAL,
    /**
     * Everything that was spent at one operating point, divided by the operations: static power is
     * in it, so that no static line may stand beside it.
     */
    AVERAGE;

    /**
     * The word in chip files and reports.
     *
     * @return lower case
     */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Checks the band.
   *
   * @throws IllegalArgumentException if the value is negative or outside its band, nothing is
   *     cited, or nothing says why the price is 0
   */
  public Price {
    includes = List.copyOf(includes);
    if (lowPj.signum() < 0 || lowPj.compareTo(valuePj) > 0 || valuePj.compareTo(highPj) > 0) {
      throw new IllegalArgumentException(
          operation.id()
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
          operation.id() + ": a price with evidence unpriced; leave the price out");
    }
    if (citation.isBlank()) {
      throw new IllegalArgumentException(
          operation.id() + ": a price without citation; say where it comes from");
    }
    if (valuePj.signum() == 0 && note.isBlank()) {
      throw new IllegalArgumentException(
          operation.id() + ": a price of 0 without note; say why it costs nothing");
    }
    if (includes.contains(operation)) {
      throw new IllegalArgumentException(operation.id() + ": includes itself");
    }
  }

  /**
   * The price of one operation more, without parts.
   *
   * @param operation what it prices
   * @param valuePj energy of one operation in pJ
   * @param lowPj lower end of the band in pJ
   * @param highPj upper end of the band in pJ
   * @param corner node and supply
   * @param evidence how the number is known
   * @param citation where it comes from
   * @return a marginal price
   */
  public static Price marginal(
      Operation operation,
      BigDecimal valuePj,
      BigDecimal lowPj,
      BigDecimal highPj,
      Corner corner,
      Evidence evidence,
      String citation) {
    return new Price(
        operation,
        valuePj,
        lowPj,
        highPj,
        corner,
        evidence,
        citation,
        Kind.MARGINAL,
        List.of(),
        "");
  }

  /**
   * The key of the price.
   *
   * @return the id of its operation
   */
  public String id() {
    return operation.id();
  }
}
