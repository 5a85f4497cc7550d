package org.backspike.chip.controller.reckon;

import java.util.Arrays;

/** The output neurons, which integrate and never spike, and the votes on a class. */
final class Outputs {
  private static final int WEIGHT_SHIFT = 3;
  private static final int ONE = 2048;

  /** Outputs, shape [16], signed 16 bits. */
  final int[] o = new int[WeightMemory.PER_WORD];

  private final int[] wins = new int[WeightMemory.PER_WORD];
  private final int count;
  private final byte[] weights;
  private final Leak leak;
  private final RoundingRegister bits;

  Outputs(ReckonConfiguration configuration, ReckonWeights memories) {
    count = configuration.outputs();
    weights = memories.output().bytes();
    leak = new Leak(configuration.alpha(), configuration.get(ReckonRegister.KAPPA));
    bits = RoundingRegister.narrow(configuration.get(ReckonRegister.SEED_STRND_ONEUR));
  }

  void clear() {
    Arrays.fill(o, 0);
  }

  void clearVotes() {
    Arrays.fill(wins, 0);
  }

  /** Adds the weights of a neuron that spiked. */
  void integrate(int neuron) {
    for (int k = 0; k < count; k++) {
      int weight = weights[neuron * WeightMemory.PER_WORD + k] << WEIGHT_SHIFT;
      o[k] = Neurons.saturated(o[k] + weight);
    }
  }

  /** Lets output k leak if there is one; random bits are drawn either way. */
  void leak(int k) {
    int random = bits.next();
    if (k < count) {
      o[k] = leak.output(o[k], random);
    }
  }

  /** Gives a vote to the highest output. */
  void vote() {
    wins[firstHighest(o)]++;
  }

  /** The class with most votes. */
  int winner() {
    return firstHighest(wins);
  }

  private int firstHighest(int[] values) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      best = values[k] > values[best] ? k : best;
    }
    return best;
  }

  /** By how much output k should have been higher, in 1/2048; 0 where there is no output. */
  int error(int k, int label) {
    return k < count ? (k == label ? ONE : 0) - activation(o[k]) : 0;
  }

  /** A hard sigmoid, 0 to 2048. */
  static int activation(int o) {
    if (o > ONE - 1) {
      return ONE;
    }
    return o < -ONE ? 0 : (o + ONE) >> 1;
  }
}
