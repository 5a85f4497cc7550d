package org.backspike.chip.network;

/**
 * How an event of a projection reaches its targets.
 *
 * @param latency steps before it acts at the earliest: 1, or 0 for what the host puts straight into
 *     the step in which it is due
 * @param delay further steps, 0 to {@link #MAX_DELAY}; single synapses may have their own instead
 * @param port which current, or which part of a resonator, it enters; 0 or 1
 * @param event what it does
 * @param messageBits bits of a payload that multiplies the weight; 0: it counts as 1
 */
public record Delivery(int latency, int delay, int port, Event event, int messageBits) {
  /** The longest synaptic delay in steps. */
  public static final int MAX_DELAY = 62;

  /** What an event does. */
  public enum Event {
    /** Delivers weights. */
    SYNAPSE,
    /** Tells every target to fade and to test its threshold. */
    TICK,
    /** Tells every target to test its threshold. */
    TEST
  }

  /** An event of binary spikes in the next step. */
  public static final Delivery BINARY = new Delivery(1, 0, 0, Event.SYNAPSE, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Delivery {
    if (latency < 0 || latency > 1) {
      throw new IllegalArgumentException("latency " + latency + "; must be 0 or 1");
    }
    if (delay < 0 || delay > MAX_DELAY) {
      throw new IllegalArgumentException("delay " + delay + "; must be 0 to " + MAX_DELAY);
    }
    if (port < 0 || port > 1) {
      throw new IllegalArgumentException("current " + port + "; must be 0 or 1");
    }
    if (messageBits < 0 || messageBits > 32) {
      throw new IllegalArgumentException("num_message_bits " + messageBits + "; must be 0 to 32");
    }
  }

  /**
   * Events with a payload that multiplies the weight.
   *
   * @param bits its bits
   * @param delay steps beyond the one that every connection takes
   * @return the delivery
   */
  public static Delivery graded(int bits, int delay) {
    return new Delivery(1, delay, 0, Event.SYNAPSE, bits);
  }
}
