package org.backspike.chip.kernel;

/**
 * What distinguishes one population of resonators from another.
 *
 * @param fires when a neuron fires
 * @param decayBits fraction bits of sine and cosine, 1 to 15
 * @param stateExponent left shift of the input, 0 to 15
 */
public record ResonatorRule(Fires fires, int decayBits, int stateExponent) {

  /** When a resonator fires. */
  public enum Fires {
    /**
     * As its imaginary part crosses zero upward while the real part is at the threshold or above.
     */
    ON_CROSSING,
    /** As its imaginary part is at the threshold or above; it is reset then. */
    ON_THRESHOLD
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public ResonatorRule {
    if (decayBits < 1 || decayBits > 15 || stateExponent < 0 || stateExponent > 15) {
      throw new IllegalArgumentException(
          "decay bits "
              + decayBits
              + ", state exponent "
              + stateExponent
              + "; must be 1 to 15 and 0 to 15");
    }
  }
}
