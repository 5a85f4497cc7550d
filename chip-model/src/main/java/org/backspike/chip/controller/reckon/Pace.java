package org.backspike.chip.controller.reckon;

/** How a bench waits for a chip that is busy. */
@FunctionalInterface
interface Pace {
  /** Cycle by cycle. */
  Pace CLOCKED =
      core -> {
        while (!core.ready()) {
          core.clock();
        }
      };

  /** In leaps over cycles in which one memory is walked from end to end. */
  Pace LEAPING =
      core -> {
        while (!core.ready()) {
          core.leap();
        }
      };

  /** Waits until the pin RDY is up; inputs must have been steady for three edges. */
  void untilReady(ReckonCore core);
}
