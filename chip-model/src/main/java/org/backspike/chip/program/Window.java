package org.backspike.chip.program;

/**
 * The steps in which an instruction runs.
 *
 * @param first first step, from 0
 * @param end step after the last one
 */
public record Window(int first, int end) {
  /** Every step. */
  public static final Window ALWAYS = new Window(0, Integer.MAX_VALUE);

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if the window is empty or begins before step 0
   */
  public Window {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "window [" + first + ", " + end + "); must hold at least one step");
    }
  }

  /**
   * Whether a step lies inside.
   *
   * @param step the step
   * @return true if it does
   */
  public boolean contains(int step) {
    return step >= first && step < end;
  }
}
