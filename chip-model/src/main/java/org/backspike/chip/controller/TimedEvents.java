package org.backspike.chip.controller;

/**
 * Events for an input bus, in the order in which they are sent. An event is sent at its cycle or,
 * if the bus is not free then, as soon as it is.
 */
public final class TimedEvents {
  private final long[] cycles;
  private final int[] addresses;

  /**
   * Events in sending order.
   *
   * @param cycles when each may be sent, at least 0; need not be sorted; copied
   * @param addresses what each says, as the chip defines it; as many; copied
   * @throws IllegalArgumentException if the lengths differ or a cycle is below 0
   */
  public TimedEvents(long[] cycles, int[] addresses) {
    if (cycles.length != addresses.length) {
      throw new IllegalArgumentException(
          cycles.length + " cycles for " + addresses.length + " addresses; must be as many");
    }
    for (int i = 0; i < cycles.length; i++) {
      if (cycles[i] < 0) {
        throw new IllegalArgumentException("event " + i + " at cycle " + cycles[i] + "; from 0");
      }
    }
    this.cycles = cycles.clone();
    this.addresses = addresses.clone();
  }

  /**
   * How many there are.
   *
   * @return at least 0
   */
  public int size() {
    return cycles.length;
  }

  /**
   * When an event may be sent.
   *
   * @param event from 0, below {@link #size}
   * @return the first cycle
   */
  public long cycle(int event) {
    return cycles[event];
  }

  /**
   * What an event says.
   *
   * @param event from 0, below {@link #size}
   * @return its address
   */
  public int address(int event) {
    return addresses[event];
  }

  /**
   * Checks that a bus can carry the addresses.
   *
   * @param bits of the bus, below 32
   * @throws IllegalArgumentException at the first that does not fit
   */
  public void requireAddressBits(int bits) {
    for (int i = 0; i < addresses.length; i++) {
      if (addresses[i] >>> bits != 0) {
        throw new IllegalArgumentException(
            "event "
                + i
                + " has address "
                + addresses[i]
                + "; must be 0 to "
                + ((1 << bits) - 1)
                + ", the "
                + bits
                + " bits of the bus");
      }
    }
  }
}
