package org.backspike.chip.controller.reckon;

/**
 * When what happens in a sample.
 *
 * @param steps time steps, at least 2; what arrives in the last is never integrated
 * @param decision first step in which outputs vote and, with a target, weights learn; below {@code
 *     steps}
 */
public record SampleTiming(int steps, int decision) {
  /** The published cue accumulation: of 2250 steps the last 150 decide. */
  public static final SampleTiming CUE_ACCUMULATION = new SampleTiming(2250, 2100);

  private static final int MOST = 1 << 20;

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if a number is out of range
   */
  public SampleTiming {
    if (steps < 2 || steps > MOST || decision < 0 || decision >= steps) {
      throw new IllegalArgumentException(
          steps
              + " steps, decision from step "
              + decision
              + "; steps must be 2 to "
              + MOST
              + ", the decision below");
    }
  }
}
