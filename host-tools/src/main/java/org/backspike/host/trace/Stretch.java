package org.backspike.host.trace;

import java.util.Arrays;
import org.backspike.host.file.InputError;

/**
 * Reports that wait until all of their time are known, in arrays that grow up to {@link #MOST}.
 * They come back in order of time; of one time, ends before beginnings, else as they were reported.
 */
final class Stretch {
  private static final int INDEX_BITS = 20;
  private static final int RANK_BITS = 2;
  private static final int TIME_BITS = 41;

  /** Reports that may wait: 30 MB. */
  static final int MOST = 1 << INDEX_BITS;

  /** Ticks from what is settled to the farthest report: half an hour at 1 GHz. */
  static final long FARTHEST = 1L << TIME_BITS;

  /** What a report says of its track, in the order in which those of one time are taken. */
  static final byte END_OF_SLICE = 0;

  static final byte LEAVE = 1;
  static final byte LEVEL = 2;
  static final byte MARK = 3;

  private long[] at = new long[1024];
  private long[] value = new long[1024];
  private int[] track = new int[1024];
  private byte[] kind = new byte[1024];
  private long[] order = new long[1024];
  private int count;

  /**
   * Keeps a report.
   *
   * @throws InputError if there are too many
   */
  void add(byte what, int which, long number, long when) {
    if (count == at.length) {
      grow();
    }
    at[count] = when;
    value[count] = number;
    track[count] = which;
    kind[count] = what;
    count++;
  }

  private void grow() {
    if (count == MOST) {
      throw new InputError(
          "a trace of more than "
              + MOST
              + " changes between two barriers; give a narrower window, FROM:TO in cycles");
    }
    int size = 2 * count;
    at = Arrays.copyOf(at, size);
    value = Arrays.copyOf(value, size);
    track = Arrays.copyOf(track, size);
    kind = Arrays.copyOf(kind, size);
    order = new long[size];
  }

  /**
   * Puts what lies before a time in order: {@link #next} names it, first to last. The rest waits
   * on.
   *
   * @param since no report is of an earlier time
   * @param until the time
   * @return how many there are
   */
  int sort(long since, long until) {
    int before = 0;
    for (int i = 0; i < count; i++) {
      if (at[i] < until) {
        long rank = Math.min(kind[i], LEVEL);
        order[before++] = ((at[i] - since) << RANK_BITS | rank) << INDEX_BITS | i;
      }
    }
    Arrays.sort(order, 0, before);
    return before;
  }

  /** The report at a place of the order that {@link #sort} made. */
  int next(int place) {
    return (int) order[place] & (MOST - 1);
  }

  long at(int report) {
    return at[report];
  }

  long value(int report) {
    return value[report];
  }

  int track(int report) {
    return track[report];
  }

  byte kind(int report) {
    return kind[report];
  }

  int size() {
    return count;
  }

  /** Forgets what lies before a time. */
  void drop(long until) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (at[i] >= until) {
        at[kept] = at[i];
        value[kept] = value[i];
        track[kept] = track[i];
        kind[kept] = kind[i];
        kept++;
      }
    }
    count = kept;
  }
}
