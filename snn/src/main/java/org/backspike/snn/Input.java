package org.backspike.snn;

/**
 * Spikes or currents come from outside; no state. Of the channels of a stimulus a population gets
 * as many as it has neurons; inputs may overlap.
 *
 * @param firstChannel the channel that its neuron 0 gets, at least 0
 */
public record Input(int firstChannel) implements Dynamics {
  /**
   * Checks the channel.
   *
   * @throws IllegalArgumentException if it is below 0
   */
  public Input {
    if (firstChannel < 0) {
      throw new IllegalArgumentException(
          "input from channel " + firstChannel + "; must be at least 0");
    }
  }

  /** An input that begins with the first channel. */
  public Input() {
    this(0);
  }
}
