package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * One spike per channel, the earlier the larger the value: at step round((1 - v)(T - 1)); none for
 * 0.
 *
 * @param steps T, at least 1
 */
public record LatencyEncoder(int steps) implements Encoder {
  @Override
  public String name() {
    return "latency";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[features.length];
    for (int i = 0; i < features.length; i++) {
      stepOf[i] = features[i] > 0 ? Math.round((1 - features[i]) * (steps - 1)) : -1;
    }
    return OneSpike.train(stepOf, steps);
  }
}
