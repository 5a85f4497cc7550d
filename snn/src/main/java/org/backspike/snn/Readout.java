package org.backspike.snn;

/**
 * How an answer is read. The largest score wins; ties go to the lowest index.
 *
 * @param population the population that is read
 * @param measure what its score is
 * @param gain factor on the score, above 0
 */
public record Readout(String population, Measure measure, double gain) {
  /**
   * Checks the gain.
   *
   * @throws IllegalArgumentException if it is not above 0
   */
  public Readout {
    LeakyIntegrator.requirePositive("readout gain", gain);
  }
}
