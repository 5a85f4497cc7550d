package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * The coding of the Yin-Yang task: every feature spikes once at {@code 1 + round(f (0.75 T - 1))},
 * and one more channel, the bias, at step 0.
 *
 * @param steps T, at least 2
 */
public record YinYangEncoder(int steps) implements Encoder {
  /**
   * Checks the number of steps.
   *
   * @throws IllegalArgumentException if it is below 2
   */
  public YinYangEncoder {
    if (steps < 2) {
      throw new IllegalArgumentException(steps + " steps; the yin-yang coding needs at least 2");
    }
  }

  @Override
  public String name() {
    return "yin-yang";
  }

  @Override
  public int channels(int features) {
    return features + 1;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[features.length + 1];
    for (int i = 0; i < features.length; i++) {
      stepOf[i] = 1 + (int) Math.round(features[i] * (0.75 * steps - 1));
    }
    return OneSpike.train(stepOf, steps);
  }
}
