package org.backspike.snn;

/** What a spike does to the membrane that caused it; when, says the {@link Convention}. */
public enum Reset {
  /** Nothing. */
  NONE,
  /** The membrane becomes 0, or the reset value of the convention. */
  ZERO,
  /** The threshold is subtracted from the membrane. */
  SUBTRACT
}
