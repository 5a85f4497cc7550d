package org.backspike.chip.controller;

/**
 * Events that wait for the core. What is pushed into the full queue is lost, even if the same cycle
 * pops.
 */
final class SchedulerFifo {
  private final int[] entries;
  private int write;
  private int read;

  /** Entries less one; 0 also when empty. */
  private int fill;

  private boolean empty = true;

  /**
   * An empty queue.
   *
   * @param size entries, a power of two
   */
  SchedulerFifo(int size) {
    entries = new int[size];
  }

  boolean isFull() {
    return fill == entries.length - 1;
  }

  boolean isEmpty() {
    return empty;
  }

  int entries() {
    return empty ? 0 : fill + 1;
  }

  /** The entry to be served; 0 if there is none. */
  int head() {
    return empty ? 0 : entries[read];
  }

  /** The edge of a cycle in which the push and pop wires say so. */
  void clock(int push, int data, int popRequest) {
    boolean pushes = push != 0 && !isFull();
    boolean pops = popRequest != 0 && !empty;
    if (pushes) {
      entries[write] = data;
      write = (write + 1) & (entries.length - 1);
    }
    if (pops) {
      read = (read + 1) & (entries.length - 1);
    }
    if (pushes) {
      if (!pops && !empty) {
        fill++;
      }
      empty = false;
    } else if (pops) {
      empty = fill == 0;
      fill = Math.max(0, fill - 1);
    }
  }
}
