package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * Cues to the left or the right, one after the other, then a delay, then a signal to recall. Four
 * groups of ten channels: left, right, recall, noise. The last feature is not a cue but the key of
 * the sample's random spikes, so that samples with equal cues differ.
 *
 * <p>Cue k lasts {@link #CUE} steps from {@code GAP + PERIOD k} on; the recall lasts the last
 * {@link #RECALL} steps. A group that is on fires with probability {@link #ON} per step and
 * channel, the noise always with {@link #NOISE}.
 *
 * <p>Source: Bellec et al., A solution to the learning dilemma for recurrent networks of spiking
 * neurons, Nature Communications 2020; code IGITUGraz/eligibility_propagation.
 *
 * @param steps T; the cues and the recall must fit
 */
public record CueEncoder(int steps) implements Encoder {
  /** Channels of a group. */
  public static final int GROUP = 10;

  /** Steps of a cue. */
  public static final int CUE = 100;

  /** Steps without cue before each of them. */
  public static final int GAP = 50;

  /** Steps from one cue to the next. */
  public static final int PERIOD = 150;

  /** Steps of the recall, at the end. */
  public static final int RECALL = 150;

  /** Spikes per step and channel of a group that is on. */
  public static final float ON = 0.04f;

  /** Spikes per step and channel of noise. */
  public static final float NOISE = 0.01f;

  private static final int GROUPS = 4;

  @Override
  public String name() {
    return "cues";
  }

  @Override
  public int channels(int features) {
    int cues = features - 1;
    if (cues < 1 || steps < PERIOD * cues + RECALL) {
      throw new IllegalArgumentException(
          steps + " steps for " + cues + " cues; must be at least " + (PERIOD * cues + RECALL));
    }
    return GROUPS * GROUP;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int cues = features.length - 1;
    SpikeTrain train = new SpikeTrain(channels(features.length), steps);
    int key = CounterHash.key(Float.floatToIntBits(features[cues]));
    for (int t = 0; t < steps; t++) {
      int cue = t / PERIOD;
      boolean cued = cue < cues && t % PERIOD >= GAP;
      int side = cued && features[cue] >= 0.5f ? 1 : 0;
      int ofStep = CounterHash.key(key, t);
      for (int channel = 0; channel < GROUPS * GROUP; channel++) {
        float probability =
            switch (channel / GROUP) {
              case 0, 1 -> cued && channel / GROUP == side ? ON : 0;
              case 2 -> t >= steps - RECALL ? ON : 0;
              default -> NOISE;
            };
        if (CounterHash.uniform(ofStep, channel) < probability) {
          train.add(channel);
        }
      }
      train.endStep();
    }
    return train;
  }
}
