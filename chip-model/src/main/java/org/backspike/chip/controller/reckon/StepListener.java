package org.backspike.chip.controller.reckon;

/** Who follows a chip step by step. */
@FunctionalInterface
public interface StepListener {
  /** Nobody. */
  StepListener NONE = (tick, cycle, digest) -> {};

  /**
   * The chip begins to propagate the events of a step.
   *
   * @param tick steps of the sample that the bench began, from 1
   * @param cycle counted cycles so far, this one not included
   * @param digest of these cycles
   */
  void propagates(int tick, long cycle, long digest);
}
