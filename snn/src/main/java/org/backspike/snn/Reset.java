package org.backspike.snn;

/** What a spike does to the membrane that caused it, in the same step. */
public enum Reset {
  /** The membrane becomes 0. */
  ZERO,
  /** The threshold is subtracted from the membrane. */
  SUBTRACT
}
