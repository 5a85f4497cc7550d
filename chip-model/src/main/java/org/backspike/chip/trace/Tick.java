package org.backspike.chip.trace;

/** What one unit of the times of a timeline is. */
public sealed interface Tick {

  /** A clock period of a length that nobody knows. */
  record Cycle() implements Tick {}

  /**
   * A clock period of a known length.
   *
   * @param periodPs picoseconds of a period; at least 1
   */
  record ClockedCycle(long periodPs) implements Tick {
    /**
     * Checks the period.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public ClockedCycle {
      if (periodPs < 1) {
        throw new IllegalArgumentException(
            "a period of " + periodPs + " ps; it must be at least 1");
      }
    }
  }

  /** A picosecond, for chips without a clock. */
  record Picosecond() implements Tick {}
}
