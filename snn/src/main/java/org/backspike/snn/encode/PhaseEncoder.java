package org.backspike.snn.encode;

import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * The binary digits of a value, the largest first, in a period of K steps that repeats: a spike in
 * phase k stands for 2^-(k + 1). Values are cut to K digits, at most 1 - 2^-K. Source: Kim et al.,
 * Neurocomputing 311, 2018; spikingjelly {@code WeightedPhaseEncoder} for unit spikes.
 *
 * @param steps T, at least 1
 * @param phases K, 1 to 24
 * @param weight what a spike carries
 */
public record PhaseEncoder(int steps, int phases, Weight weight) implements Encoder {
  /** What a spike carries. */
  public enum Weight {
    /** A plain spike: the receiver must know the phase. */
    UNIT,
    /** A current of 2^-(k + 1); for the float reference only. */
    PHASE
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PhaseEncoder {
    Ranges.requireSteps(steps);
    if (phases < 1 || phases > 24) {
      throw new IllegalArgumentException(phases + " phases; must be 1 to 24");
    }
  }

  @Override
  public String name() {
    return "phase";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    return switch (weight) {
      case UNIT -> spikes(features);
      case PHASE -> currents(features);
    };
  }

  private Stimulus spikes(float[] features) {
    SpikeTrain train = new SpikeTrain(features.length, steps);
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < features.length; i++) {
        if (digit(features[i], t % phases) == 1) {
          train.add(i);
        }
      }
      train.endStep();
    }
    return train;
  }

  private Stimulus currents(float[] features) {
    float[] values = new float[Math.multiplyExact(steps, features.length)];
    for (int at = 0; at < values.length; at++) {
      int phase = at / features.length % phases;
      values[at] = digit(features[at % features.length], phase) * Math.scalb(1f, -phase - 1);
    }
    return new CurrentSeries(features.length, values);
  }

  /** Digit k after the point, from 0. */
  private int digit(float value, int k) {
    int largest = (1 << phases) - 1;
    int digits = (int) Math.clamp(Math.floor(Math.scalb((double) value, phases)), 0, largest);
    return digits >> (phases - 1 - k) & 1;
  }
}
