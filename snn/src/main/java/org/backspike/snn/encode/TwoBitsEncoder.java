package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * Two bits, a delay apart: a group of ten channels for each. A bit that is 1 lets its group fire
 * with probability {@link #ON} per step for ten steps: the first from step 5 on, the second from
 * step 15 + D on, where D is the steps beyond {@link #FRAME}. All channels fire with probability
 * {@link #BACKGROUND} otherwise. The third feature is the key of the sample's random spikes.
 *
 * @param steps D + 40
 */
public record TwoBitsEncoder(int steps) implements Encoder {
  /** Channels of a group. */
  public static final int GROUP = 10;

  /** Steps without the delay: before, first bit, second bit, answer. */
  public static final int FRAME = 40;

  /** Spikes per step and channel of a bit that is 1. */
  public static final float ON = 0.5f;

  /** Spikes per step and channel otherwise. */
  public static final float BACKGROUND = 0.02f;

  private static final int BEFORE = 5;
  private static final int BURST = 10;

  /**
   * Checks the number of steps.
   *
   * @throws IllegalArgumentException if the bits do not fit
   */
  public TwoBitsEncoder {
    if (steps < FRAME) {
      throw new IllegalArgumentException(
          steps + " steps; the two-bits coding needs at least " + FRAME);
    }
  }

  @Override
  public String name() {
    return "two-bits";
  }

  @Override
  public int channels(int features) {
    if (features != 3) {
      throw new IllegalArgumentException(
          features + " features; the two-bits coding takes two bits and a key");
    }
    return 2 * GROUP;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    SpikeTrain train = new SpikeTrain(channels(features.length), steps);
    int key = CounterHash.key(Float.floatToIntBits(features[2]));
    for (int t = 0; t < steps; t++) {
      int ofStep = CounterHash.key(key, t);
      for (int channel = 0; channel < 2 * GROUP; channel++) {
        int bit = channel / GROUP;
        int first = bit == 0 ? BEFORE : BEFORE + BURST + steps - FRAME;
        boolean on = features[bit] >= 0.5f && t >= first && t < first + BURST;
        if (CounterHash.uniform(ofStep, channel) < (on ? ON : BACKGROUND)) {
          train.add(channel);
        }
      }
      train.endStep();
    }
    return train;
  }
}
