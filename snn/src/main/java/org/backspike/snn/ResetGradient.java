package org.backspike.snn;

/** Whether the spike inside a reset in the same step is differentiated. */
public enum ResetGradient {
  /** It is a constant; the decay path stays. */
  DETACHED,
  /** It is differentiated with the surrogate like the spike that leaves the neuron. */
  THROUGH
}
