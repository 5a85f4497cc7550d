package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * A spike in a step with probability |gain x + offset|, at most 1, and the sign of that number. The
 * draw is a hash of seed, sample, step and channel, as in {@link RateEncoder}.
 *
 * @param steps T, at least 1
 * @param seed of all draws
 * @param gain factor on a value
 * @param offset added to it; gain 2 and offset -1 make 0 to 1 into -1 to 1
 * @param polarity what becomes of the signs
 */
public record SignedPoissonEncoder(
    int steps, int seed, double gain, double offset, Polarity polarity) implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SignedPoissonEncoder {
    Ranges.requireSteps(steps);
  }

  @Override
  public String name() {
    return "signed-poisson";
  }

  @Override
  public int channels(int features) {
    return polarity.channels(features);
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    SignedSpikes spikes = new SignedSpikes(steps, features.length);
    int ofSample = CounterHash.key(seed, (int) sample, (int) (sample >>> 32));
    for (int t = 0; t < steps; t++) {
      int key = CounterHash.key(ofSample, t);
      for (int i = 0; i < features.length; i++) {
        double rate = gain * features[i] + offset;
        if (CounterHash.uniform(key, i) < Math.abs(rate)) {
          spikes.set(t, i, rate > 0 ? 1 : -1);
        }
      }
    }
    return spikes.as(polarity);
  }
}
