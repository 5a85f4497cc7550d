package org.backspike.chip.controller;

/**
 * What stands around a chip: who sends to it, who receives from it, and when the bench stops.
 *
 * @param events what is sent
 * @param acknowledgeDelay cycles that the receiver waits before it acknowledges, at least 0
 * @param releaseDelay cycles that it waits before it takes the acknowledgement back, at least 0
 * @param mostCycles after so many the run ends in any case, at least 1
 */
public record Partners(
    TimedEvents events, int acknowledgeDelay, int releaseDelay, long mostCycles) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if a delay is below 0 or there is no cycle
   */
  public Partners {
    if (acknowledgeDelay < 0 || releaseDelay < 0) {
      throw new IllegalArgumentException(
          "delays " + acknowledgeDelay + " and " + releaseDelay + "; must be at least 0");
    }
    if (mostCycles < 1) {
      throw new IllegalArgumentException(mostCycles + " cycles; must be at least 1");
    }
  }
}
