package org.backspike.chip.controller;

/** Acknowledges events over a four-phase handshake, late if so wished. */
final class AerReceiver {
  private final int acknowledgeDelay;
  private final int releaseDelay;
  private int acknowledge;
  private int up;
  private int down;

  AerReceiver(int acknowledgeDelay, int releaseDelay) {
    this.acknowledgeDelay = acknowledgeDelay;
    this.releaseDelay = releaseDelay;
  }

  int acknowledge() {
    return acknowledge;
  }

  /**
   * The edge that ends a cycle.
   *
   * @param request of the chip in that cycle
   */
  void clock(int request) {
    if (request != 0 && acknowledge == 0) {
      if (up == acknowledgeDelay) {
        acknowledge = 1;
        up = 0;
      } else {
        up++;
      }
    } else if (request == 0 && acknowledge != 0) {
      if (down == releaseDelay) {
        acknowledge = 0;
        down = 0;
      } else {
        down++;
      }
    }
  }

  /** Cycles that it goes on counting before it does anything, at this request. */
  long patience(int request) {
    return request == acknowledge
        ? Long.MAX_VALUE
        : request != 0 ? acknowledgeDelay - up : releaseDelay - down;
  }

  /** Counts so many cycles, at most {@link #patience}, at this request. */
  void pass(long cycles, int request) {
    if (request != acknowledge) {
      if (request != 0) {
        up += (int) cycles;
      } else {
        down += (int) cycles;
      }
    }
  }
}
