package org.backspike.snn;

/**
 * How a network is meant to be fed.
 *
 * @param encoder name of the encoder
 * @param steps steps per sample, 1 to {@link #MAX_STEPS}
 */
public record Presentation(String encoder, int steps) {
  /** Most steps of one sample. */
  public static final int MAX_STEPS = 100_000;

  /**
   * Checks the number of steps.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Presentation {
    if (steps < 1 || steps > MAX_STEPS) {
      throw new IllegalArgumentException(steps + " steps; must be 1 to " + MAX_STEPS);
    }
  }
}
