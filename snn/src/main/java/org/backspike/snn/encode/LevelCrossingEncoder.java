package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * Send on delta: a series is compared with what the spikes so far say. Where it is at least a level
 * above, a spike of sign 1 raises that by one level; where it is at least a level below, a spike of
 * sign -1 lowers it. At most one spike per step; what is left is carried to the next, so that a
 * ramp fires however slow it is. Features are a series, shape [steps][signals]. Source: Miskowicz,
 * Sensors 6(1), 2006.
 *
 * @param steps T, at least 1
 * @param level distance of two levels, above 0
 * @param start from where the spikes count
 * @param polarity what becomes of the signs
 */
public record LevelCrossingEncoder(int steps, float level, SeriesStart start, Polarity polarity)
    implements Encoder {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LevelCrossingEncoder {
    Ranges.requireSteps(steps);
    Ranges.requirePositive("level", level);
  }

  @Override
  public String name() {
    return "level-crossing";
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
      double origin = start.before(features[i]);
      int levels = 0; // counted, not summed: no rounding error grows
      for (int t = 0; t < steps; t++) {
        double distance = features[t * signals + i] - (origin + levels * (double) level);
        if (Math.abs(distance) >= level) {
          int sign = distance > 0 ? 1 : -1;
          spikes.set(t, i, sign);
          levels += sign;
        }
      }
    }
    return spikes.as(polarity);
  }
}
