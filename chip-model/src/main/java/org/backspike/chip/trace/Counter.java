package org.backspike.chip.trace;

import java.util.Locale;

/**
 * A track with a number that rises and falls: entries of a FIFO, accesses to a memory or flits on a
 * link in a stretch of cycles. It is 0 until it is reported to be something else.
 */
public final class Counter extends Track {
  /** What is counted. */
  public enum Unit {
    /** Things. */
    COUNT,
    /** Bytes. */
    BYTES;

    /**
     * The name in files.
     *
     * @return lower case
     */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Unit unit;

  Counter(int index, Scope scope, String name, Unit unit) {
    super(index, scope, name);
    this.unit = unit;
  }

  /**
   * What is counted.
   *
   * @return its unit
   */
  public Unit unit() {
    return unit;
  }
}
