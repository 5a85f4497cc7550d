package org.backspike.host.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Scope;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Tick;
import org.backspike.chip.trace.Timeline;
import org.backspike.chip.trace.Track;
import org.backspike.chip.trace.Tracks;

/**
 * Reports at random, and beside them a table of where every track stands in every cycle, which is
 * filled in without any order or buffer.
 */
final class RandomTimeline {
  static final long UNKNOWN = Long.MIN_VALUE;
  private static final int LONGEST = 6;

  /** What a track of instants said. */
  record Mark(long time, long value) {}

  final int cycles;
  final Tracks tracks;

  /** Where tracks stand, shape [tracks][cycles]. */
  final long[][] levels;

  final List<List<Mark>> marks = new ArrayList<>();

  private final Random random;
  private final int[] free;
  private final List<Runnable> reports = new ArrayList<>();

  RandomTimeline(long seed, int cycles) {
    this.random = new Random(seed);
    this.cycles = cycles;
    this.tracks = new Tracks("chip", tick());
    tracks.chip().states("phase", List.of("load", "forward"));
    tracks.chip().numbered("step");
    for (int core = 0; core < 3; core++) {
      Scope scope = tracks.chip().scope("core" + core);
      scope.states("stage", List.of("busy", "starved", "out_full", "wait"));
      scope.counter("fill", Counter.Unit.COUNT);
      scope.instants("spikes");
      Scope wires = scope.scope("wires");
      wires.signal("req", 1);
      wires.signal("state", 7);
      wires.signal("wide", 64);
      wires.counter("bytes", Counter.Unit.BYTES);
    }
    this.levels = new long[tracks.all().size()][cycles];
    this.free = new int[tracks.all().size()];
    for (Track track : tracks.all()) {
      marks.add(new ArrayList<>());
      Arrays.fill(
          levels[track.index()],
          switch (track) {
            case States _ -> -1;
            case Counter _ -> 0;
            case Signal _, Instants _ -> UNKNOWN;
          });
    }
  }

  private Tick tick() {
    return switch (random.nextInt(3)) {
      case 0 -> new Tick.Cycle();
      case 1 -> new Tick.ClockedCycle(1250);
      default -> new Tick.Picosecond();
    };
  }

  /** Reports everything, stretch by stretch, in no order within. */
  void run(Timeline timeline) {
    int begin = 0;
    while (begin < cycles) {
      int end = Math.min(cycles, begin + 1 + random.nextInt(40));
      for (Track track : tracks.all()) {
        while (free[track.index()] < end) {
          report(track, timeline);
        }
      }
      Collections.shuffle(reports, random);
      reports.forEach(Runnable::run);
      reports.clear();
      timeline.settle(end);
      begin = end;
    }
  }

  private void report(Track track, Timeline timeline) {
    int at = free[track.index()] + random.nextInt(4);
    int until = at + 1 + random.nextInt(LONGEST);
    free[track.index()] = at + 1;
    switch (track) {
      case States states -> {
        int state = random.nextInt(states.names() instanceof States.Names.Numbered ? 1000 : 2);
        switch (random.nextInt(4)) {
          case 0 -> {
            reports.add(() -> timeline.leave(states, at));
            stand(states, at, -1);
          }
          case 1 -> {
            reports.add(() -> timeline.enter(states, state, at));
            stand(states, at, state);
          }
          default -> {
            reports.add(() -> timeline.slice(states, state, at, until));
            stand(states, at, state);
            stand(states, until, -1);
            free[track.index()] = until;
          }
        }
      }
      case Counter counter -> {
        long value = random.nextInt(3) * (random.nextLong() >>> 1);
        if (value < 0 || random.nextBoolean()) {
          reports.add(() -> timeline.count(counter, 7, at));
          stand(counter, at, 7);
        } else {
          reports.add(() -> timeline.count(counter, value, at, until));
          stand(counter, at, value);
          stand(counter, until, 0);
          free[track.index()] = until;
        }
      }
      case Signal signal -> {
        long value = random.nextLong();
        reports.add(() -> timeline.change(signal, value, at));
        stand(signal, at, value & (-1L >>> (64 - signal.width())));
      }
      case Instants instants -> {
        long value = random.nextInt(4);
        for (int i = random.nextInt(3); i >= 0; i--) {
          reports.add(() -> timeline.mark(instants, value, at));
          marks.get(track.index()).add(new Mark(at, value));
        }
      }
    }
  }

  private void stand(Track track, int from, long level) {
    if (from < cycles) {
      Arrays.fill(levels[track.index()], from, cycles, level);
    }
  }
}
