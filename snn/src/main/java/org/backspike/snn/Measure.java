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
  LAST_V,
  /** Steps from the first spike to the end, that of the spike included; 0 without a spike. */
  FIRST_SPIKE
}
