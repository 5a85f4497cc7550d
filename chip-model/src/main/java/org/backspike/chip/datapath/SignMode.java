package org.backspike.chip.datapath;

/** Which signs the weights of a projection have. */
public enum SignMode {
  /** Both; the sign costs a bit. */
  MIXED,
  /** None is negative. */
  EXCITATORY,
  /** None is positive. */
  INHIBITORY
}
