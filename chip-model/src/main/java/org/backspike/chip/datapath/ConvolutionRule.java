package org.backspike.chip.datapath;

/**
 * What is different for convolutions.
 *
 * @param sum where the sum of one convolution is held before it joins the others
 * @param weights which weights it uses
 */
public record ConvolutionRule(Register sum, Weights weights) {

  /** Which weights a convolution uses. */
  public enum Weights {
    /** What the synapse memory holds of them, as everywhere. */
    STORED,
    /** Those the network gives, unclipped and with all their bits. */
    AS_GIVEN
  }
}
