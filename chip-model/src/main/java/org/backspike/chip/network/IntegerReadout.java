package org.backspike.chip.network;

/**
 * How an answer is read: a score per neuron of one population over a window of steps. The largest
 * score wins, ties go to the lowest index.
 *
 * @param population the population that is read
 * @param measure what is summed or kept
 * @param firstStep first step of the window, from 0
 * @param lastStep step after the last one
 */
public record IntegerReadout(String population, Measure measure, int firstStep, int lastStep) {

  /** What the score of a neuron is. */
  public enum Measure {
    /** Spikes in the window. */
    COUNT,
    /** Sum of the membrane after the reset over the window; the mean up to a constant. */
    MEAN_V,
    /** Largest membrane in the window. */
    MAX_V,
    /** Membrane after the last step of the window. */
    LAST_V
  }

  /**
   * Checks the window.
   *
   * @throws IllegalArgumentException if it is empty or begins before step 0
   */
  public IntegerReadout {
    if (firstStep < 0 || lastStep <= firstStep) {
      throw new IllegalArgumentException(
          "readout window [" + firstStep + ", " + lastStep + "); must hold at least one step");
    }
  }
}
