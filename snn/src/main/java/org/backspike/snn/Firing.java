package org.backspike.snn;

/** Whether a membrane that equals its threshold fires. */
public enum Firing {
  /** It does not: {@code u > threshold}. */
  ABOVE,
  /** It does: {@code u >= threshold}. */
  AT_OR_ABOVE
}
