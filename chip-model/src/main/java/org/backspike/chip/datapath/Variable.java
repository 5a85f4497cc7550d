package org.backspike.chip.datapath;

import java.util.Locale;

/** A quantity of the state that can be set at the start and recorded. */
public enum Variable {
  /** The synaptic current, where there is one. */
  U,
  /** The first of two synaptic currents. */
  I0,
  /** The second of two synaptic currents. */
  I1,
  /** The membrane. */
  V,
  /** Steps for which a neuron still is refractory. */
  REFRACTORY,
  /** Real part of a resonator. */
  RE,
  /** Imaginary part of a resonator. */
  IM,
  /** Sum of what has arrived at a sigma-delta unit. */
  SIGMA,
  /** Activation of a delta unit. */
  ACT,
  /** What a delta unit has not sent yet. */
  RESIDUE,
  /** Accumulated change of a delta unit that fires by it. */
  ERROR,
  /** Random registers. */
  LFSR,
  /** Presynaptic trace of a learning projection. */
  X1,
  /** Postsynaptic trace of a learning projection. */
  Y1,
  /** Weights of a projection. */
  WEIGHT;

  /**
   * Its name in files.
   *
   * @return lower case
   */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
