package org.backspike.chip.controller.reckon;

/**
 * A sample: input events in order of their time steps, and a label. Never changed.
 *
 * <p>Events of one step are served in the order in which they stand here; it decides over cycles,
 * not over states.
 */
public final class ReckonSample {
  private static final int CHANNELS = 256;
  private static final int LABELS = 16;

  private final int[] channels;
  private final int[] steps;
  private final int label;

  /**
   * A sample.
   *
   * @param channels shape [events], input channels 0 to 255
   * @param steps shape [events], time steps, not descending, from 0
   * @param label the class, 0 to 15
   * @throws IllegalArgumentException if a number is out of range or a step descends
   */
  public ReckonSample(int[] channels, int[] steps, int label) {
    if (channels.length != steps.length) {
      throw new IllegalArgumentException(
          channels.length + " channels, " + steps.length + " steps; must be one each per event");
    }
    if (label < 0 || label >= LABELS) {
      throw new IllegalArgumentException("label " + label + "; must be 0 to 15");
    }
    int before = 0;
    for (int e = 0; e < steps.length; e++) {
      if (channels[e] < 0 || channels[e] >= CHANNELS || steps[e] < before) {
        throw new IllegalArgumentException(
            "event "
                + e
                + " on channel "
                + channels[e]
                + " at step "
                + steps[e]
                + "; channels must be 0 to 255, steps not below the one before, "
                + before);
      }
      before = steps[e];
    }
    this.channels = channels.clone();
    this.steps = steps.clone();
    this.label = label;
  }

  /**
   * Number of events.
   *
   * @return from 0
   */
  public int events() {
    return steps.length;
  }

  /**
   * The class.
   *
   * @return 0 to 15
   */
  public int label() {
    return label;
  }

  int channel(int event) {
    return channels[event];
  }

  int step(int event) {
    return steps[event];
  }
}
