package org.backspike.chip.network;

/** The synapses of a projection: which neurons are joined, and by which weights as given. */
public sealed interface Synapses permits DenseSynapses, SparseSynapses, Convolution, Broadcast {
  /**
   * Size of the source population.
   *
   * @return at least 1
   */
  int sources();

  /**
   * Size of the target population.
   *
   * @return at least 1
   */
  int targets();

  /**
   * The weights as given, before the datapath clips them or drops bits; shared ones once.
   *
   * @return in the order of the implementation
   */
  WeightArray weights();
}
