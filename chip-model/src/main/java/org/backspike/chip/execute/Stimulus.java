package org.backspike.chip.execute;

/**
 * What the host feeds into one input population: per step the channels that send an event, and
 * their payloads.
 */
public final class Stimulus {
  private final int steps;
  private final int[] offsets;
  private final int[] channels;
  private final int[] payloads;

  /**
   * Events by step. Event e of step t has an index in {@code [offsets[t], offsets[t + 1])}.
   *
   * @param offsets shape [steps + 1], ascending from 0; not copied
   * @param channels channel of every event, ascending within a step; not copied
   * @param payloads payload of every event, not 0; not copied
   * @throws IllegalArgumentException if the lengths disagree
   */
  public Stimulus(int[] offsets, int[] channels, int[] payloads) {
    if (offsets.length < 1
        || offsets[0] != 0
        || offsets[offsets.length - 1] != channels.length
        || channels.length != payloads.length) {
      throw new IllegalArgumentException(
          "offsets end at "
              + (offsets.length == 0 ? "nothing" : offsets[offsets.length - 1])
              + " for "
              + channels.length
              + " channels and "
              + payloads.length
              + " payloads");
    }
    this.steps = offsets.length - 1;
    this.offsets = offsets;
    this.channels = channels;
    this.payloads = payloads;
  }

  /**
   * The same events in every step.
   *
   * @param channels channel of every event, ascending
   * @param payloads payload of every event, not 0
   * @param steps how many steps, at least 0
   * @return the stimulus
   */
  public static Stimulus repeated(int[] channels, int[] payloads, int steps) {
    int n = channels.length;
    int total = Math.multiplyExact(n, steps);
    int[] offsets = new int[steps + 1];
    int[] allChannels = new int[total];
    int[] allPayloads = new int[total];
    for (int t = 0; t < steps; t++) {
      offsets[t + 1] = offsets[t] + n;
      System.arraycopy(channels, 0, allChannels, t * n, n);
      System.arraycopy(payloads, 0, allPayloads, t * n, n);
    }
    return new Stimulus(offsets, allChannels, allPayloads);
  }

  /**
   * Number of steps with input.
   *
   * @return at least 0
   */
  public int steps() {
    return steps;
  }

  /**
   * Number of events.
   *
   * @return at least 0
   */
  public int events() {
    return channels.length;
  }

  void send(int step, Events into) {
    if (step < steps) {
      for (int e = offsets[step]; e < offsets[step + 1]; e++) {
        into.add(channels[e], payloads[e]);
      }
    }
  }
}
