package org.backspike.chip.controller;

/** Two flip-flops through which a wire from another clock enters. */
final class Synchroniser {
  private int first;
  private int second;

  /** What the core sees. */
  int level() {
    return second;
  }

  void clock(int wire) {
    second = first;
    first = wire;
  }

  /** Whether an edge would change nothing. */
  boolean isSettled(int wire) {
    return first == wire && second == wire;
  }
}
