package org.backspike.chip.controller;

/** Sends events over a four-phase handshake, strictly in their order. */
final class AerSender {
  private final TimedEvents events;
  private int next;
  private int request;
  private int address;

  AerSender(TimedEvents events) {
    this.events = events;
  }

  int request() {
    return request;
  }

  int address() {
    return address;
  }

  /** Events put on the bus so far. */
  int sent() {
    return next;
  }

  /** Whether nothing is left to send; the last event may still be on the bus. */
  boolean isExhausted() {
    return next == events.size();
  }

  /**
   * The edge that ends a cycle.
   *
   * @param cycle which
   * @param acknowledge of the chip in that cycle
   */
  void clock(long cycle, int acknowledge) {
    if (request != 0) {
      if (acknowledge != 0) {
        request = 0;
      }
    } else if (acknowledge == 0 && !isExhausted() && events.cycle(next) <= cycle + 1) {
      address = events.address(next);
      request = 1;
      next++;
    }
  }

  /** The first cycle that ends with a change here, as long as the chip does not acknowledge. */
  long nextChange() {
    return request != 0 || isExhausted() ? Long.MAX_VALUE : events.cycle(next) - 1;
  }
}
