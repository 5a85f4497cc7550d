package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * A channel sums its value, in 1/255, at every step; above 255 it fires and starts from 0 again.
 * Source: lava-nc/lava-dl, the input layer of its NetX example of MNIST, in integers.
 *
 * @param steps steps, at least 1
 */
public record IntegratingEncoder(int steps) implements Encoder {
  private static final int FULL = 255;

  @Override
  public String name() {
    return "integrate";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] value = new int[features.length];
    for (int i = 0; i < value.length; i++) {
      value[i] = Math.round(features[i] * FULL);
    }
    int[] sum = new int[features.length];
    SpikeTrain train = new SpikeTrain(features.length, steps);
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += value[i];
        if (sum[i] > FULL) {
          sum[i] = 0;
          train.add(i);
        }
      }
      train.endStep();
    }
    return train;
  }
}
