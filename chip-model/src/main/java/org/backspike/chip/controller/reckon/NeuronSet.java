package org.backspike.chip.controller.reckon;

import java.util.Arrays;

/** A flip-flop for each of 256 neurons or inputs. */
final class NeuronSet {
  private static final int NEURONS = 256;

  private final long[] bits = new long[NEURONS / Long.SIZE];

  boolean contains(int neuron) {
    return ((bits[neuron >> 6] >>> neuron) & 1) != 0;
  }

  void add(int neuron) {
    bits[neuron >> 6] |= 1L << neuron;
  }

  void remove(int neuron) {
    bits[neuron >> 6] &= ~(1L << neuron);
  }

  void clear() {
    Arrays.fill(bits, 0);
  }

  /** Takes what another set holds, and leaves that one empty. */
  void drain(NeuronSet other) {
    System.arraycopy(other.bits, 0, bits, 0, bits.length);
    other.clear();
  }

  /**
   * The first neuron from {@code from} on that is in this set or the other; at least 256 if none.
   */
  int nextInEither(NeuronSet other, int from) {
    for (int w = from >> 6; w < bits.length; w++) {
      long both = bits[w] | other.bits[w];
      if (w == from >> 6) {
        both &= -1L << from;
      }
      if (both != 0) {
        return (w << 6) + Long.numberOfTrailingZeros(both);
      }
    }
    return NEURONS;
  }
}
