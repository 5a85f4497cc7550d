package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * A neuron without leak per channel: it sums its value at every step; at the threshold it fires and
 * the threshold is taken from the sum. The spikes of T steps are floor(x T / threshold), up to T,
 * evenly spaced.
 *
 * @param steps T, at least 1
 * @param threshold above 0; 1 fires in every step for a value of 1
 */
public record IntegrateAndFireEncoder(int steps, double threshold) implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public IntegrateAndFireEncoder {
    Ranges.requireSteps(steps);
    Ranges.requirePositive("threshold", threshold);
  }

  @Override
  public String name() {
    return "integrate-and-fire";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    double[] sum = new double[features.length];
    SpikeTrain train = new SpikeTrain(features.length, steps);
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < features.length; i++) {
        sum[i] += features[i];
        if (sum[i] >= threshold) {
          sum[i] -= threshold;
          train.add(i);
        }
      }
      train.endStep();
    }
    return train;
  }
}
