package org.backspike.host.trace;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Track;

/** Where every track stands: number of a state, value of a counter, bits of a signal. */
final class Levels {
  /** Of a track of states that is in none. */
  static final long NO_STATE = -1;

  private final long[] level;
  private final boolean[] known;

  /** As before anything was reported. */
  Levels(List<Track> tracks) {
    level = new long[tracks.size()];
    known = new boolean[tracks.size()];
    Arrays.fill(known, true);
    for (Track track : tracks) {
      switch (track) {
        case States states -> level[states.index()] = NO_STATE;
        case Signal _, Instants _ -> known[track.index()] = false;
        case Counter _ -> {}
      }
    }
  }

  long of(int track) {
    return level[track];
  }

  /** False for a signal before its first change; instants have no level. */
  boolean isKnown(int track) {
    return known[track];
  }

  boolean isAt(int track, long value) {
    return known[track] && level[track] == value;
  }

  void set(int track, long value) {
    level[track] = value;
    known[track] = true;
  }
}
