package org.backspike.chip.kernel;

import org.backspike.chip.datapath.Register;

/**
 * What distinguishes the way from the sums of projections to the input of a neuron.
 *
 * @param register where the sum of a step is held
 * @param bound whether that sum is known to fit 32 bits before it is put there
 */
public record DrainRule(Register register, Bound bound) {

  /** What is known of the sum of a step before it saturates. */
  public enum Bound {
    /** It fits 32 bits, or only its low 32 bits count. */
    FITS_INT,
    /** It may need more. */
    UNKNOWN
  }
}
