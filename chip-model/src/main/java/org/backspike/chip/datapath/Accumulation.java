package org.backspike.chip.datapath;

/**
 * How the weights that arrive in a step come together.
 *
 * @param when whether they are summed first or act one by one
 * @param sum where the sum of a step is held; unused where they act one by one
 * @param convolution what is different for convolutions
 * @param messageBits bits of a payload that multiplies the weight, unless a projection says
 *     otherwise; 0: every event counts as 1
 * @param maxMessageBits most bits of a payload; 0 to 32
 * @param pairing whether events of different populations act together
 */
public record Accumulation(
    When when,
    Register sum,
    ConvolutionRule convolution,
    int messageBits,
    int maxMessageBits,
    Pairing pairing) {

  /** Whether the events of a step are summed before they act. */
  public enum When {
    /** All events of a step are added first. */
    PER_STEP,
    /**
     * Each event changes the state, in the order of their populations and of their indices within
     * one.
     */
    PER_EVENT
  }

  /** Which events change the state together. */
  public enum Pairing {
    /** Every event by itself. */
    NONE,
    /**
     * Events with the same index in different populations are added first. Source:
     * ChFrenkel/ReckOn, srnn.v, which walks input and recurrent rows side by side.
     */
    SAME_INDEX
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Accumulation {
    Ranges.require("accumulate.max_message_bits", maxMessageBits, 0, 32);
    Ranges.require("accumulate.message_bits", messageBits, 0, maxMessageBits);
  }
}
