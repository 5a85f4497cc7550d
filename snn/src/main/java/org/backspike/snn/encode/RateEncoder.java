package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * A spike in a step with probability gain x + offset, cut to 0 to 1; none before the first step.
 * The draw is a hash of seed, sample, step and channel, so that it does not depend on order.
 * Source: snnTorch {@code spikegen.rate} with {@code gain}, {@code offset}, {@code
 * first_spike_time}.
 *
 * @param steps steps, at least 1
 * @param seed of all draws
 * @param gain factor on a value
 * @param offset added to it
 * @param first step before which nothing fires, at least 0
 */
public record RateEncoder(int steps, int seed, double gain, double offset, int first)
    implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RateEncoder {
    Ranges.requireSteps(steps);
    Ranges.requireFirst(first, steps);
  }

  /**
   * A value is its probability.
   *
   * @param steps steps, at least 1
   * @param seed of all draws
   */
  public RateEncoder(int steps, int seed) {
    this(steps, seed, 1, 0, 0);
  }

  @Override
  public String name() {
    return "rate";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    SpikeTrain train = new SpikeTrain(features.length, steps);
    int ofSample = CounterHash.key(seed, (int) sample, (int) (sample >>> 32));
    for (int t = 0; t < first; t++) {
      train.endStep();
    }
    for (int t = first; t < steps; t++) {
      int key = CounterHash.key(ofSample, t);
      for (int i = 0; i < features.length; i++) {
        if (CounterHash.uniform(key, i) < gain * features[i] + offset) {
          train.add(i);
        }
      }
      train.endStep();
    }
    return train;
  }
}
