package org.backspike.chip.kernel;

/**
 * What distinguishes one population of delta units from another.
 *
 * @param input what the input is
 * @param fires what is compared with the threshold
 * @param inputExponent left shift of the input of an encoder, 0 to 15
 * @param stateExponent right shift of what is sent, 0 to 15
 */
public record DeltaRule(Input input, Fires fires, int inputExponent, int stateExponent) {

  /** What the input is. */
  public enum Input {
    /** The activation itself: an encoder. */
    ACTIVATION,
    /** Changes, which are summed and get a bias. */
    CHANGES,
    /** Changes, which are summed, get a bias and become 0 where negative. */
    CHANGES_RECTIFIED
  }

  /** What is compared with the threshold. */
  public enum Fires {
    /** The change since the last event. */
    ON_CHANGE,
    /** The sum of all such changes since the last event. */
    ON_ACCUMULATED_CHANGE
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public DeltaRule {
    if (inputExponent < 0 || inputExponent > 15 || stateExponent < 0 || stateExponent > 15) {
      throw new IllegalArgumentException(
          "input exponent "
              + inputExponent
              + ", state exponent "
              + stateExponent
              + "; must be 0 to 15");
    }
  }
}
