package org.backspike.host.check;

/** What a chip with a clock did, cycle by cycle. */
public interface ClockedCase extends ReferenceCase {
  /**
   * Which chip runs.
   *
   * @return its name, the same for all cases of a chip
   */
  String chip();

  /**
   * How long the chip runs.
   *
   * @return cycles that one replay simulates
   */
  long cycles();
}
