package org.backspike.host.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.backspike.chip.trace.Counter;
import org.backspike.chip.trace.Instants;
import org.backspike.chip.trace.Scope;
import org.backspike.chip.trace.Signal;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.Tick;
import org.backspike.chip.trace.Track;
import org.backspike.chip.trace.Tracks;

/**
 * A timeline as a value change dump, for GTKWave, Surfer and their like. Scopes are modules; a
 * state is a string variable (an extension that these viewers read), a counter a register of 64
 * bits, a signal a wire of its width, an instant an event and a bus with its number.
 *
 * <p>A cycle of known length is written in picoseconds, one of unknown length as a nanosecond; the
 * comment at the top says which.
 *
 * <p>Source: IEEE 1364-2005, clause 18.
 */
final class VcdTrace implements TraceFormat {
  private static final int COUNTER_BITS = 64;

  private final TraceFile out;
  private final VcdVariable[] variables;
  private final long scale;

  VcdTrace(Path file, Tracks tracks) {
    this.out = new TraceFile(file);
    this.scale = tracks.tick() instanceof Tick.ClockedCycle cycle ? cycle.periodPs() : 1;
    this.variables = variables(tracks.all());
    writeHeader(tracks);
  }

  private static VcdVariable[] variables(List<Track> tracks) {
    VcdVariable[] variables = new VcdVariable[tracks.size()];
    int number = 0;
    for (Track track : tracks) {
      variables[track.index()] =
          switch (track) {
            case States states -> new VcdVariable.Text(number, states);
            case Counter _ -> new VcdVariable.Vector(number, "reg", COUNTER_BITS);
            case Signal signal when signal.width() == 1 -> new VcdVariable.Scalar(number);
            case Signal signal -> new VcdVariable.Vector(number, "wire", signal.width());
            case Instants _ -> new VcdVariable.Event(number);
          };
      number += track instanceof Instants ? 2 : 1;
    }
    return variables;
  }

  private void writeHeader(Tracks tracks) {
    out.put("$version backspike $end\n");
    switch (tracks.tick()) {
      case Tick.Cycle _ -> out.put("$comment one cycle = 1 ns $end\n$timescale 1 ns $end\n");
      case Tick.ClockedCycle cycle -> {
        out.put("$comment one cycle = " + cycle.periodPs() + " ps $end\n");
        out.put("$timescale 1 ps $end\n");
      }
      case Tick.Picosecond _ -> out.put("$comment no clock $end\n$timescale 1 ps $end\n");
    }
    declare(tracks.chip(), new VcdNames());
    out.put("$enddefinitions $end\n");
  }

  private void declare(Scope scope, VcdNames around) {
    out.put("$scope module " + around.legal(scope.name()) + " $end\n");
    VcdNames names = new VcdNames();
    for (Track track : scope.tracks()) {
      variables[track.index()].declare(out, names, track.name());
    }
    for (Scope part : scope.scopes()) {
      declare(part, names);
    }
    out.put("$upscope $end\n");
  }

  @Override
  public void begin(long from, Levels levels) {
    at(from);
    out.put("$dumpvars\n");
    for (int track = 0; track < variables.length; track++) {
      if (levels.isKnown(track)) {
        variables[track].write(out, levels.of(track));
      } else {
        variables[track].writeUnknown(out);
      }
    }
    out.put("$end\n");
  }

  @Override
  public void at(long now) {
    out.put('#');
    out.putNumber(Math.multiplyExact(now, scale));
    out.put('\n');
  }

  @Override
  public void change(int track, long level) {
    variables[track].write(out, level);
  }

  @Override
  public void mark(int track, long value) {
    variables[track].write(out, value);
  }

  @Override
  public void end(long end, String note) {
    at(end);
    if (!note.isEmpty()) {
      out.put("$comment " + note + " $end\n");
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
