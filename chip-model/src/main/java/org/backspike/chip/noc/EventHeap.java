package org.backspike.chip.noc;

import java.util.Arrays;

/** Events in a binary heap, the earliest first; equal cycles by number. */
final class EventHeap {
  private long[] entries = new long[64];
  private int size;

  void clear() {
    size = 0;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(int cycle, int event) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    long entry = ((long) cycle << Integer.SIZE) | event;
    int hole = size++;
    while (hole > 0 && entries[(hole - 1) >> 1] > entry) {
      entries[hole] = entries[(hole - 1) >> 1];
      hole = (hole - 1) >> 1;
    }
    entries[hole] = entry;
  }

  int firstCycle() {
    return (int) (entries[0] >> Integer.SIZE);
  }

  /** Removes the earliest event. */
  int remove() {
    int event = (int) entries[0];
    long moved = entries[--size];
    int hole = 0;
    int child = 1;
    while (child < size) {
      if (child + 1 < size && entries[child + 1] < entries[child]) {
        child++;
      }
      if (entries[child] >= moved) {
        break;
      }
      entries[hole] = entries[child];
      hole = child;
      child = 2 * hole + 1;
    }
    entries[hole] = moved;
    return event;
  }
}
