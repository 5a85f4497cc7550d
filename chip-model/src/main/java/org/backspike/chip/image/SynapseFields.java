package org.backspike.chip.image;

import org.backspike.chip.datapath.Datapath;

/** What a synapse takes in memory where it is stored by itself and not as a place in a row. */
public final class SynapseFields {
  private SynapseFields() {}

  /**
   * Bits of a single synapse: its weight, which neuron of the slice it drives and, where the
   * synapses of a projection differ in that, its delay.
   *
   * @param datapath how wide weights are
   * @param neurons neurons of the slice, at least 1
   * @param longestDelay longest delay that is stored with a synapse; 0 where none is
   * @return bits of one field
   */
  public static int bits(Datapath datapath, int neurons, int longestDelay) {
    return datapath.weights().bits() + upTo(neurons - 1) + upTo(longestDelay);
  }

  /**
   * The longest delay stored with a synapse.
   *
   * @param delays one per synapse; empty where they share one
   * @return steps, at least 0
   */
  public static int longest(byte[] delays) {
    int longest = 0;
    for (byte delay : delays) {
      longest = Math.max(longest, delay);
    }
    return longest;
  }

  private static int upTo(int largest) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(largest);
  }
}
