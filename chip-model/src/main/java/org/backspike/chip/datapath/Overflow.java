package org.backspike.chip.datapath;

/** What a register does with a result that it cannot hold. */
public enum Overflow {
  /** Nothing: the register has the 32 bits of the simulator and no limit of its own. */
  NONE,
  /** Saturates at the ends of its two's complement range. */
  SAT,
  /** Saturates at equal magnitudes, so that the most negative number never occurs. */
  SAT_SYMMETRIC,
  /** Holds no sign; saturates at 0 and at the largest number. */
  SAT_UNSIGNED,
  /** Clips at the two parameters {@link Parameter#V_MIN} and {@link Parameter#V_MAX}. */
  LIMITS,
  /** Wraps in two's complement. */
  WRAP,
  /**
   * Wraps once, into the range above -2^(bits-1) up to and including 2^(bits-1); what is further
   * out stays out. Source: lava-nc/lava, the current of its fixed-point LIF.
   */
  WRAP1
}
