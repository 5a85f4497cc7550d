package org.backspike.chip.program;

/**
 * The steps of a segment, in the order in which they run.
 *
 * @param first the step that runs first
 * @param count how many run, at least 1
 * @param direction 1 for ascending, -1 for descending
 */
public record StepOrder(int first, int count, int direction) {
  /** A single pass outside time, numbered step 0. */
  public static final StepOrder ONCE = new StepOrder(0, 1, 1);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is no step or a step would be negative
   */
  public StepOrder {
    if (count < 1
        || first < 0
        || Math.abs(direction) != 1
        || (direction < 0 && first < count - 1)) {
      throw new IllegalArgumentException(
          count
              + " steps from "
              + first
              + ", direction "
              + direction
              + "; must be at least one, from step 0");
    }
  }

  /**
   * Steps 0 to count - 1.
   *
   * @param count how many, at least 1
   * @return the order
   */
  public static StepOrder ascending(int count) {
    return new StepOrder(0, count, 1);
  }

  /**
   * Steps last down to first.
   *
   * @param last the step that runs first
   * @param first the step that runs last, at most {@code last}
   * @return the order
   */
  public static StepOrder descending(int last, int first) {
    return new StepOrder(last, last - first + 1, -1);
  }

  /**
   * The step at a position.
   *
   * @param position 0 to count - 1
   * @return the step
   */
  public int step(int position) {
    return first + direction * position;
  }
}
