package org.backspike.bptt.memory;

/** Counts the bytes of arrays that are in use; several threads may count. */
final class LiveArrays {
  private long live;
  private long peak;

  synchronized void add(long bytes) {
    live += bytes;
    peak = Math.max(peak, live);
  }

  synchronized void remove(long bytes) {
    live -= bytes;
  }

  /** The most that was in use at once. */
  synchronized long peak() {
    return peak;
  }
}
