package org.backspike.chip.noc;

import java.util.Arrays;

/**
 * Events in the order of their cycles. An event is the index of a record in a memory of the caller;
 * it is pending at most once, and its cycle lies after the present one. Near events lie in a ring
 * of lists threaded through the field {@link #LINK} of their records, far ones in a heap until they
 * come near.
 */
final class Calendar {
  static final int NONE = -1;

  /** Field of a record that belongs to the calendar. */
  static final int LINK = 0;

  /** Sums of a few times this many cycles fit in 32 bits. */
  static final int LATEST = 1 << 27;

  private static final int SPAN = 1024;

  private final int[] memory;
  private final int[] first = new int[SPAN];
  private final long[] filled = new long[SPAN / Long.SIZE];
  private final EventHeap far = new EventHeap();
  private int now;

  Calendar(int[] memory) {
    this.memory = memory;
    restart();
  }

  /** Starts again before cycle 0, without events. */
  void restart() {
    Arrays.fill(first, NONE);
    Arrays.fill(filled, 0);
    far.clear();
    now = -1;
  }

  /** Adds an event. */
  void add(int cycle, int event) {
    if (cycle - now < SPAN) {
      addNear(cycle, event);
    } else {
      far.add(cycle, event);
    }
  }

  /**
   * Goes to the next cycle with events.
   *
   * @throws IllegalArgumentException if that is later than any stretch may last
   */
  boolean advance() {
    int distance = nearest();
    if (distance == 0) {
      if (far.isEmpty()) {
        return false;
      }
      now = far.firstCycle();
    } else {
      now += distance;
    }
    if (now > LATEST) {
      throw tooLong();
    }
    while (!far.isEmpty() && far.firstCycle() - now < SPAN) {
      int cycle = far.firstCycle();
      addNear(cycle, far.remove());
    }
    return true;
  }

  static IllegalArgumentException tooLong() {
    return new IllegalArgumentException(
        "the packets of a stretch take longer than " + LATEST + " cycles");
  }

  int now() {
    return now;
  }

  /** Takes the list of the present cycle: its first event; the others follow. */
  int take() {
    int bucket = now & (SPAN - 1);
    int event = first[bucket];
    first[bucket] = NONE;
    filled[bucket >> 6] &= ~(1L << bucket);
    return event;
  }

  private void addNear(int cycle, int event) {
    int bucket = cycle & (SPAN - 1);
    memory[event + LINK] = first[bucket];
    first[bucket] = event;
    filled[bucket >> 6] |= 1L << bucket;
  }

  /** Cycles to the next filled list, 1 to SPAN, or 0 if all are empty. */
  private int nearest() {
    int start = (now + 1) & (SPAN - 1);
    int word = start >> 6;
    long bits = filled[word] & (-1L << start);
    for (int k = 0; bits == 0; k++) {
      if (k == filled.length) {
        return 0;
      }
      word = (word + 1) & (filled.length - 1);
      bits = filled[word];
    }
    int bucket = (word << 6) + Long.numberOfTrailingZeros(bits);
    return ((bucket - start) & (SPAN - 1)) + 1;
  }
}
