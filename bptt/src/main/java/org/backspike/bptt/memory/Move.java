package org.backspike.bptt.memory;

/** One thing that is done with a sample. */
public sealed interface Move {
  /**
   * Runs forward.
   *
   * @param to end of the steps
   */
  record Run(int to) implements Move {}

  /**
   * Keeps the present state.
   *
   * @param slot where
   */
  record Save(int slot) implements Move {}

  /**
   * Goes back to a kept state.
   *
   * @param slot where it is
   * @param step its step
   */
  record Restore(int slot, int step) implements Move {}

  /** Goes back to rest. */
  record Restart() implements Move {}

  /**
   * Takes steps from the archive instead of running them.
   *
   * @param from first step
   * @param to end of the steps
   */
  record Load(int from, int to) implements Move {}

  /** Evaluates the loss; all steps were run. */
  record Evaluate() implements Move {}

  /** Runs what was run last backward: as many steps as the window holds. */
  record Back() implements Move {}

  /** Lets no error pass over the present step. */
  record Cut() implements Move {}
}
