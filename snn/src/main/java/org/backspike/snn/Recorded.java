package org.backspike.snn;

/** Which membrane is recorded and read out. */
public enum Recorded {
  /** The one that was compared with the threshold. */
  BEFORE_RESET,
  /** The one that is carried to the next step. */
  AFTER_RESET
}
