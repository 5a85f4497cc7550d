package org.backspike.host.trace;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Track;
import org.backspike.chip.trace.Tracks;

/**
 * Brings what a model reports into order, and hands what changes inside a window to files.
 *
 * <p>Memory: three numbers per track, and the reports of one stretch as far as they lie in the
 * window. Of the time before the window only where the tracks stand is kept.
 */
final class OrderedTimeline implements Timeline {
  private final List<Track> tracks;
  private final List<TraceFormat> formats;
  private final long from;
  private final long mostBytes;
  private final Stretch stretch = new Stretch();
  private final Levels levels;
  private final Levels shown;

  /** Since when each track stands where it does, as far as it lies before the window. */
  private final long[] since;

  /** Tracks that changed at the present time, in that order. */
  private final int[] changed;

  private int changes;
  private final boolean[] isChanged;

  private long to;
  private long settled;
  private long announced = -1;
  private boolean begun;
  private String note = "";

  /**
   * A timeline at time 0.
   *
   * @param tracks what is reported on
   * @param window what the files show
   * @param formats the files
   * @param mostBytes the window ends early at the barrier after which a file is larger
   */
  OrderedTimeline(Tracks tracks, TraceWindow window, List<TraceFormat> formats, long mostBytes) {
    this.tracks = tracks.all();
    this.formats = formats;
    this.from = window.from();
    this.to = window.to();
    this.mostBytes = mostBytes;
    this.levels = new Levels(this.tracks);
    this.shown = new Levels(this.tracks);
    this.since = new long[this.tracks.size()];
    this.changed = new int[this.tracks.size()];
    this.isChanged = new boolean[this.tracks.size()];
    Arrays.fill(since, -1);
  }

  @Override
  public void enter(States track, int state, long at) {
    track.requireState(state);
    report(Stretch.LEVEL, track, state, at);
  }

  @Override
  public void leave(States track, long at) {
    report(Stretch.LEAVE, track, Levels.NO_STATE, at);
  }

  @Override
  public void slice(States track, int state, long begin, long end) {
    track.requireState(state);
    piece(track, state, begin, end);
  }

  @Override
  public void count(Counter track, long value, long at) {
    requireCount(track, value);
    report(Stretch.LEVEL, track, value, at);
  }

  @Override
  public void count(Counter track, long value, long begin, long end) {
    requireCount(track, value);
    piece(track, value, begin, end);
  }

  @Override
  public void change(Signal track, long value, long at) {
    report(Stretch.LEVEL, track, track.bitsOf(value), at);
  }

  @Override
  public void mark(Instants track, long value, long at) {
    requireCount(track, value);
    report(Stretch.MARK, track, value, at);
  }

  private static void requireCount(Track track, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(track.path() + ": " + value + "; must not be negative");
    }
  }

  private void piece(Track track, long level, long begin, long end) {
    if (begin > end) {
      throw new IllegalArgumentException(
          track.path() + ": ends at " + end + " and begins at " + begin + ", later");
    }
    if (begin < end) {
      report(Stretch.LEVEL, track, level, begin);
      report(Stretch.END_OF_SLICE, track, level, end);
    }
  }

  private void report(byte kind, Track track, long value, long at) {
    if (at < settled || at - settled >= Stretch.FARTHEST) {
      throw new IllegalArgumentException(
          track.path()
              + ": a report of time "
              + at
              + "; must be "
              + settled
              + ", where all before is settled, or up to "
              + Stretch.FARTHEST
              + " later");
    }
    if (at >= to) {
      return;
    }
    if (at > from || kind == Stretch.MARK) {
      if (at >= from) {
        stretch.add(kind, track.index(), value, at);
      }
    } else {
      stand(kind, track.index(), value, at);
    }
  }

  /** Up to the beginning of the window only the latest level of a track matters. */
  private void stand(byte kind, int track, long value, long at) {
    boolean begins = kind == Stretch.LEVEL;
    if (at > since[track] || (begins && at == since[track])) {
      since[track] = at;
      levels.set(track, begins ? value : rest(track));
    }
  }

  private long rest(int track) {
    return tracks.get(track) instanceof States ? Levels.NO_STATE : 0;
  }

  @Override
  public void settle(long until) {
    if (until < settled) {
      throw new IllegalArgumentException(
          "settled until " + until + " when all before " + settled + " was settled already");
    }
    if (until > from && settled < to) {
      begin();
      show(Math.min(until, to));
      if (until < to && formats.stream().anyMatch(format -> format.size() > mostBytes)) {
        note = "ends at " + until + ", where a file passed " + mostBytes + " bytes";
        to = until;
      }
    }
    settled = until;
  }

  private void begin() {
    if (!begun) {
      begun = true;
      announced = from;
      for (Track track : tracks) {
        if (levels.isKnown(track.index())) {
          shown.set(track.index(), levels.of(track.index()));
        }
      }
      formats.forEach(format -> format.begin(from, levels));
    }
  }

  private void show(long until) {
    long now = from;
    int count = stretch.sort(settled, until);
    for (int place = 0; place < count; place++) {
      int report = stretch.next(place);
      if (stretch.at(report) != now) {
        showChanges(now);
        now = stretch.at(report);
      }
      apply(report, now);
    }
    showChanges(now);
    stretch.drop(until);
  }

  private void apply(int report, long now) {
    int track = stretch.track(report);
    long value = stretch.value(report);
    switch (stretch.kind(report)) {
      case Stretch.MARK -> {
        announce(now);
        for (TraceFormat format : formats) {
          format.mark(track, value);
        }
        return;
      }
      case Stretch.END_OF_SLICE -> {
        if (!levels.isAt(track, value)) {
          throw new IllegalStateException(
              tracks.get(track).path() + ": what ends at " + now + " overlaps with another");
        }
        levels.set(track, rest(track));
      }
      default -> levels.set(track, value);
    }
    if (!isChanged[track]) {
      isChanged[track] = true;
      changed[changes++] = track;
    }
  }

  private void showChanges(long now) {
    for (int i = 0; i < changes; i++) {
      int track = changed[i];
      long level = levels.of(track);
      isChanged[track] = false;
      if (!shown.isAt(track, level)) {
        announce(now);
        shown.set(track, level);
        for (TraceFormat format : formats) {
          format.change(track, level);
        }
      }
    }
    changes = 0;
  }

  private void announce(long now) {
    if (now != announced) {
      announced = now;
      for (TraceFormat format : formats) {
        format.at(now);
      }
    }
  }

  /**
   * Ends the files where the window or the run ends.
   *
   * @return whether any of the run lies in the window
   */
  boolean end() {
    boolean seen = begun || from == 0;
    if (seen) {
      begin();
      long end = Math.min(settled, to);
      formats.forEach(format -> format.end(end, note));
    }
    return seen;
  }

  /** Reports that wait for their stretch to end. */
  int waiting() {
    return stretch.size();
  }

  /** When the run ended. */
  long settled() {
    return settled;
  }
}
