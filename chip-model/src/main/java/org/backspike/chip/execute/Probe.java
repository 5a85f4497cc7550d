package org.backspike.chip.execute;

/** Looks at a machine while it runs; it must not change it. */
public interface Probe {
  /** Sees nothing. */
  Probe NONE = (step, machine) -> {};

  /**
   * Called after every step of a forward or recompute phase, when all neurons are updated.
   *
   * @param step step of the chip, from 0
   * @param machine the machine
   */
  void afterStep(int step, Machine machine);
}
