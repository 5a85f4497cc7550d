package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * One spike per channel at the time that is the value: in step {@code min(floor(v T), T - 1)}.
 * Source: fzenke/randman, {@code spiking_dataset}.
 *
 * @param steps T, at least 1
 */
public record SpikeTimeEncoder(int steps) implements Encoder {
  @Override
  public String name() {
    return "spike-time";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[features.length];
    for (int i = 0; i < features.length; i++) {
      stepOf[i] = Math.clamp((int) Math.floor((double) features[i] * steps), 0, steps - 1);
    }
    return OneSpike.train(stepOf, steps);
  }
}
