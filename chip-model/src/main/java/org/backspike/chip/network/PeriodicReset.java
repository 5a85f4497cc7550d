package org.backspike.chip.network;

/**
 * When the current and the membrane of a population are cleared: before the update of every step
 * {@code t} with {@code t mod interval == offset}. Steps count from 0.
 *
 * @param interval steps between two resets; 0 for never
 * @param offset first step with a reset; 0 to interval - 1
 */
public record PeriodicReset(int interval, int offset) {
  /** The population keeps its state for ever. */
  public static final PeriodicReset NEVER = new PeriodicReset(0, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the offset does not lie inside the interval
   */
  public PeriodicReset {
    if (interval < 0 || offset < 0 || (interval > 0 ? offset >= interval : offset != 0)) {
      throw new IllegalArgumentException(
          "reset interval "
              + interval
              + ", offset "
              + offset
              + "; the offset must lie in [0, interval)");
    }
  }

  /**
   * Whether the state is cleared before the update of a step.
   *
   * @param step step, from 0
   * @return true if it is
   */
  public boolean actsAt(int step) {
    return interval > 0 && step % interval == offset;
  }
}
