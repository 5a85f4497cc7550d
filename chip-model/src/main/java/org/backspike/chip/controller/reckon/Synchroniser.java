package org.backspike.chip.controller.reckon;

/** Two flip-flops through which a wire from another clock enters. */
final class Synchroniser {
  private boolean first;
  private boolean second;

  /** What the chip sees. */
  boolean level() {
    return second;
  }

  void clock(boolean wire) {
    second = first;
    first = wire;
  }
}
