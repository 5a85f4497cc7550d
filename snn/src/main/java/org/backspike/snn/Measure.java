package org.backspike.snn;

/** What the score of a readout neuron is. */
public enum Measure {
  /** Number of spikes. */
  COUNT,
  /** Mean of the membrane over all steps. */
  MEAN_V,
  /** Largest membrane. */
  MAX_V,
  /** Membrane of the last step. */
  LAST_V
}
