package org.backspike.chip.datapath;

/**
 * When a neuron fires and what that does to it.
 *
 * @param shift left shift of the threshold; 0 to 6
 * @param compare how membrane and threshold are compared
 * @param tested when they are compared
 * @param negative whether a negative membrane may fire
 * @param reset what a spike does to the membrane, unless a population chooses
 * @param remainder where the membrane less the threshold is held
 * @param maxSpikes most spikes of a neuron in one step, unless a population says fewer; 1 to 255
 * @param maxRefractory longest refractory period in steps; 0 to 63
 */
public record Firing(
    int shift,
    Compare compare,
    Tested tested,
    Negative negative,
    Reset reset,
    Register remainder,
    int maxSpikes,
    int maxRefractory) {

  /** How membrane and threshold are compared. */
  public enum Compare {
    /** A spike needs v above the threshold. */
    GREATER,
    /** A spike needs v at the threshold or above. */
    GREATER_EQUAL
  }

  /** When membrane and threshold are compared. */
  public enum Tested {
    /** Once a step, after the membrane has faded. */
    TICK_AFTER_LEAK,
    /** Once a step, before the membrane fades. */
    TICK_BEFORE_LEAK,
    /** After every event, a fading included. */
    EVERY_EVENT
  }

  /** Whether a negative membrane may fire. */
  public enum Negative {
    /** It may, if the threshold is negative too. */
    MAY_FIRE,
    /** It never does. */
    NEVER_FIRES
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Firing {
    Ranges.require("firing.shift", shift, 0, 6);
    Ranges.require("firing.max_spikes", maxSpikes, 1, 255);
    Ranges.require("firing.max_refractory", maxRefractory, 0, 63);
  }

  /**
   * Whether a membrane makes its neuron fire.
   *
   * @param v membrane
   * @param threshold threshold in state units
   * @return true if it does
   */
  public boolean reaches(int v, int threshold) {
    if (negative == Negative.NEVER_FIRES && v < 0) {
      return false;
    }
    return compare == Compare.GREATER ? v > threshold : v >= threshold;
  }

  /**
   * The membrane after a spike.
   *
   * @param v membrane
   * @param threshold threshold in state units
   * @return 0, or what remains
   */
  public int afterSpike(int v, int threshold) {
    return reset == Reset.ZERO ? 0 : (int) remainder.fit((long) v - threshold);
  }
}
