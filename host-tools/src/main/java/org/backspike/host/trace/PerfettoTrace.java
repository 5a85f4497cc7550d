package org.backspike.host.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Scope;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Tick;
import org.backspike.chip.trace.Track;
import org.backspike.chip.trace.Tracks;

/**
 * A timeline as a trace of Perfetto (ui.perfetto.dev). The chip is a process; scopes and tracks lie
 * below it as they were declared. A state is a slice, a counter or a signal a counter, an instant
 * an instant with its number as an argument.
 *
 * <p>One nanosecond stands for one tick; the name of the process says what that is.
 */
final class PerfettoTrace implements TraceFormat {
  private static final long PROCESS = 1;

  private final TraceFile out;
  private final PerfettoPackets packets;
  private final PerfettoLine[] lines;
  private final Map<String, Integer> iids = new LinkedHashMap<>();
  private long uuids = PROCESS;

  PerfettoTrace(Path file, Tracks tracks) {
    this.out = new TraceFile(file);
    this.packets = new PerfettoPackets(out);
    this.lines = new PerfettoLine[tracks.all().size()];
    tracks.all().forEach(this::intern);
    packets.names(List.copyOf(iids.keySet()));
    packets.process(PROCESS, tracks.chip().name() + ": 1 ns is " + unit(tracks.tick()));
    declare(tracks.chip(), PROCESS, 0);
  }

  private static String unit(Tick tick) {
    return switch (tick) {
      case Tick.Cycle _ -> "1 cycle";
      case Tick.ClockedCycle cycle -> "1 cycle of " + cycle.periodPs() + " ps";
      case Tick.Picosecond _ -> "1 ps";
    };
  }

  private void intern(Track track) {
    switch (track) {
      case States states when states.names() instanceof States.Names.Listed listed ->
          listed.names().forEach(this::iid);
      case Instants instants -> iid(instants.name());
      default -> {}
    }
  }

  private int iid(String name) {
    return iids.computeIfAbsent(name, n -> iids.size() + 1);
  }

  private void declare(Scope scope, long parent, int rank) {
    long uuid = ++uuids;
    packets.track(uuid, parent, rank, scope.name());
    int next = 0;
    for (Track track : scope.tracks()) {
      lines[track.index()] = declare(track, uuid, next++);
    }
    for (Scope part : scope.scopes()) {
      declare(part, uuid, next++);
    }
  }

  private PerfettoLine declare(Track track, long parent, int rank) {
    long uuid = ++uuids;
    switch (track) {
      case Counter counter -> packets.counter(uuid, parent, rank, track.name(), counter.unit());
      case Signal _ -> packets.signal(uuid, parent, rank, track.name());
      case States _, Instants _ -> packets.track(uuid, parent, rank, track.name());
    }
    return switch (track) {
      case States states -> new PerfettoLine.Slices(uuid, states, iidsOf(states));
      case Counter _, Signal _ -> new PerfettoLine.Level(uuid);
      case Instants _ -> new PerfettoLine.Marks(uuid, iid(track.name()));
    };
  }

  private List<Integer> iidsOf(States states) {
    return switch (states.names()) {
      case States.Names.Listed listed -> listed.names().stream().map(this::iid).toList();
      case States.Names.Numbered _ -> List.of();
    };
  }

  @Override
  public void begin(long from, Levels levels) {
    packets.at(from);
    for (int track = 0; track < lines.length; track++) {
      if (levels.isKnown(track)) {
        lines[track].write(packets, levels.of(track));
      }
    }
  }

  @Override
  public void at(long now) {
    packets.at(now);
  }

  @Override
  public void change(int track, long level) {
    lines[track].write(packets, level);
  }

  @Override
  public void mark(int track, long value) {
    lines[track].write(packets, value);
  }

  @Override
  public void end(long end, String note) {
    packets.at(end);
    if (!note.isEmpty()) {
      packets.instant(PROCESS, note);
    }
    for (PerfettoLine line : lines) {
      line.end(packets);
    }
  }

  @Override
  public long size() {
    return out.size();
  }

  @Override
  public void complete() throws IOException {
    out.complete();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
