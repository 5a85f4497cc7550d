package org.backspike.snn;

/** What a late reset to zero clears. */
public enum Scope {
  /** The carried membrane: the input of the step survives. */
  STATE,
  /** The membrane with the input of the step; the synaptic current survives. */
  MEMBRANE_TOTAL
}
