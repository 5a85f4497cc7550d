package org.backspike.snn.encode;

import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.Stimulus;

/**
 * Graded changes of a series: where it differs from the sum of what was sent by at least the
 * threshold, the whole difference is sent. A receiver that sums what it gets follows the series to
 * within the threshold. Features are a series, shape [steps][signals]; for the float reference
 * only. Source: the delta unit of lava-nc/lava, {@code cum_error} off, reference from 0.
 *
 * @param steps T, at least 1
 * @param threshold smallest difference that is sent, above 0
 */
public record SigmaDeltaEncoder(int steps, float threshold) implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SigmaDeltaEncoder {
    Ranges.requireSteps(steps);
    Ranges.requirePositive("threshold", threshold);
  }

  @Override
  public String name() {
    return "sigma-delta";
  }

  @Override
  public int channels(int features) {
    return Series.signals(features, steps);
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int signals = Series.signals(features.length, steps);
    float[] sent = new float[features.length];
    float[] sum = new float[signals];
    for (int at = 0; at < features.length; at++) {
      float difference = features[at] - sum[at % signals];
      if (Math.abs(difference) >= threshold) {
        sent[at] = difference;
        sum[at % signals] += difference;
      }
    }
    return new CurrentSeries(signals, sent);
  }
}
