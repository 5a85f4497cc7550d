package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * A spike in a step with probability v. The draw is a hash of seed, sample, step and channel, so
 * that it does not depend on order.
 *
 * @param steps steps, at least 1
 * @param seed of all draws
 */
public record RateEncoder(int steps, int seed) implements Encoder {
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
    for (int t = 0; t < steps; t++) {
      int key = CounterHash.key(ofSample, t);
      for (int i = 0; i < features.length; i++) {
        if (CounterHash.uniform(key, i) < features[i]) {
          train.add(i);
        }
      }
      train.endStep();
    }
    return train;
  }
}
