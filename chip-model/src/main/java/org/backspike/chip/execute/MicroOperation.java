package org.backspike.chip.execute;

/** An instruction bound to the memories of a machine. */
interface MicroOperation {
  /**
   * Runs once.
   *
   * @param step step of the chip, from 0
   * @param work takes note of what was done
   */
  void run(int step, Work work);
}
