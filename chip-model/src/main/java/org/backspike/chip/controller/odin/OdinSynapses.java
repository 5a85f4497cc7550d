package org.backspike.chip.controller.odin;

/**
 * Learning of the eight synapses of a word, all at once: nibble i holds a weight of 3 bits and, at
 * its top, whether the synapse is mapped. Steps saturate, so no nibble carries into the next.
 */
final class OdinSynapses {
  private static final int LOWEST_BITS = 0x1111_1111;

  private OdinSynapses() {}

  /**
   * Those of a word that may learn, one bit at the bottom of each nibble.
   *
   * @param word eight synapses
   * @param targets bit i: synapse i is meant
   * @param unmapped all ones if unmapped synapses learn too, else 0
   */
  static int enabled(int word, int targets, int unmapped) {
    return spread(targets) & (word >>> 3 | unmapped);
  }

  /** A spike event: up where the neuron says so, else down where it says that. */
  static int spike(int word, int enabled, int up, int down) {
    return stepped(word, enabled & spread(up), enabled & spread(down & ~up));
  }

  /** A bistability event: weights of 4 and more go up, the others down. */
  static int drifted(int word, int enabled) {
    return stepped(word, enabled & word >>> 2, enabled & ~(word >>> 2));
  }

  private static int stepped(int word, int up, int down) {
    int full = word & word >>> 1 & word >>> 2;
    int some = word | word >>> 1 | word >>> 2;
    return word + (up & ~full) - (down & some);
  }

  /** Bit i of a byte at the bottom of nibble i. */
  static int spread(int bits) {
    int x = bits & 0xff;
    x = (x | x << 12) & 0x000f_000f;
    x = (x | x << 6) & 0x0303_0303;
    return (x | x << 3) & LOWEST_BITS;
  }
}
