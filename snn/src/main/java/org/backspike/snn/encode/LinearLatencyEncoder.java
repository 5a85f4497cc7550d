package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * One spike per channel at step rint(span (1 - max(x, threshold))) + first, ties to even: the
 * larger the earlier. A time after the last step is no spike. Source: snnTorch {@code
 * spikegen.latency} with {@code linear}; span T - 1 - first with {@code normalize}, tau without.
 *
 * @param steps T, at least 1
 * @param threshold smallest value that counts, above 0 and below 1; usually 0.01
 * @param first earliest step
 * @param span steps from the spike of 1 to that of 0, at least 0
 * @param below what smaller values do
 */
public record LinearLatencyEncoder(
    int steps, double threshold, int first, double span, BelowThreshold below) implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LinearLatencyEncoder {
    Ranges.requireSteps(steps);
    Ranges.requireThreshold(threshold);
    Ranges.requireFirst(first, steps);
    Ranges.requireNotNegative("span", span);
  }

  @Override
  public String name() {
    return "latency-linear";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[features.length];
    for (int i = 0; i < stepOf.length; i++) {
      boolean silent = features[i] < threshold && below == BelowThreshold.SILENT;
      double time = Math.rint(span * (1 - Math.clamp(features[i], threshold, 1))) + first;
      stepOf[i] = silent ? -1 : OneSpike.at(time, steps);
    }
    return OneSpike.train(stepOf, steps);
  }
}
