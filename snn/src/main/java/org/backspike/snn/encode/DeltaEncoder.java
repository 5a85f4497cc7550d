package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * Changes of a series from one step to the next: a spike of sign 1 where x[t] - x[t-1] is at least
 * the threshold, of sign -1 where it is at most its negative. It compares neighbours, so a slow
 * ramp never fires. Features are a series, shape [steps][signals]. Source: snnTorch {@code
 * spikegen.delta}, threshold 0.1, positive spikes.
 *
 * @param steps T, at least 1
 * @param threshold smallest change that fires, above 0
 * @param start what comes before the first value
 * @param polarity what becomes of the signs
 */
public record DeltaEncoder(int steps, float threshold, SeriesStart start, Polarity polarity)
    implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public DeltaEncoder {
    Ranges.requireSteps(steps);
    Ranges.requirePositive("threshold", threshold);
  }

  @Override
  public String name() {
    return "delta";
  }

  @Override
  public int channels(int features) {
    return polarity.channels(Series.signals(features, steps));
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int signals = Series.signals(features.length, steps);
    SignedSpikes spikes = new SignedSpikes(steps, signals);
    for (int i = 0; i < signals; i++) {
      float before = start.before(features[i]);
      for (int t = 0; t < steps; t++) {
        float now = features[t * signals + i];
        float change = now - before;
        if (Math.abs(change) >= threshold) {
          spikes.set(t, i, change > 0 ? 1 : -1);
        }
        before = now;
      }
    }
    return spikes.as(polarity);
  }
}
