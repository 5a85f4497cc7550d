package org.backspike.chip.kernel;

/** Adds the weights that spiking inputs of a convolution deliver. */
public interface ConvolutionSums {
  /**
   * Adds {@code weight * payload} to every output that an event reaches.
   *
   * @param taps the convolution; not modified
   * @param events input neurons that spike
   * @param payloads factor of each
   * @param count how many events
   * @param sums modified in place
   * @param offset where the sums of this convolution begin
   * @return synapses that delivered a weight
   */
  long add(ConvolutionTaps taps, int[] events, int[] payloads, int count, int[] sums, int offset);
}
