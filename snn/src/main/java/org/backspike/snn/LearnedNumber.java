package org.backspike.snn;

/** A number of the neurons of a population that training may change, one for the population. */
public enum LearnedNumber {
  /** The kept part of the membrane; used within 0 to 1, its gradient is 0 outside. */
  MEMBRANE_DECAY,
  /** The firing threshold. */
  THRESHOLD,
  /**
   * A number w with k = 1 / (1 + exp(-w)): the kept part of the membrane is 1 - k, the gain k.
   * Source: Fang et al., ICCV 2021 (PLIF).
   */
  TIME_CONSTANT_SCALING_INPUT,
  /** The same w, with the kept part 1 - k only. */
  TIME_CONSTANT
}
