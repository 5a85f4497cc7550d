package org.backspike.host.trace;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a Perfetto trace with the library of protocol buffers and fails on what Perfetto would drop
 * in silence: slices that do not nest or stay open, times that go back, names that nobody gave,
 * events on lines of another kind.
 */
public final class PerfettoReader {
  public record Slice(long from, long to, String name) {}

  public record Value(long time, long value) {}

  public record Instant(long time, String name, long value) {}

  /** A line of the viewer with all that is on it. */
  public static final class Line {
    final String name;
    final long parent;
    final boolean isCounter;
    final long unit;
    final long rank;
    public final List<Slice> slices = new ArrayList<>();
    public final List<Value> values = new ArrayList<>();
    public final List<Instant> instants = new ArrayList<>();
    private final Deque<Slice> open = new ArrayDeque<>();

    Line(String name, long parent, boolean isCounter, long unit, long rank) {
      this.name = name;
      this.parent = parent;
      this.isCounter = isCounter;
      this.unit = unit;
      this.rank = rank;
    }
  }

  public final Map<String, Line> byPath = new LinkedHashMap<>();
  String process = "";
  long last;

  private final Map<Long, Line> byUuid = new HashMap<>();
  private final Map<Long, String> names = new HashMap<>();

  public static PerfettoReader read(Path file) throws IOException {
    PerfettoReader reader = new PerfettoReader();
    UnknownFieldSet trace = UnknownFieldSet.parseFrom(Files.readAllBytes(file));
    assertThat(trace.asMap().keySet()).containsExactly(1);
    boolean first = true;
    for (ByteString bytes : trace.getField(1).getLengthDelimitedList()) {
      UnknownFieldSet packet = UnknownFieldSet.parseFrom(bytes);
      assertThat(number(packet, 10)).as("sequence").isPositive();
      assertThat(number(packet, 13) == 1).as("state is cleared first and once").isEqualTo(first);
      reader.packet(packet);
      first = false;
    }
    reader.byUuid.values().forEach(line -> assertThat(line.open).as(line.name).isEmpty());
    return reader;
  }

  public Line line(String path) {
    return requireNonNull(byPath.get(path), path);
  }

  private void packet(UnknownFieldSet packet) throws InvalidProtocolBufferException {
    if (packet.hasField(12)) {
      for (ByteString bytes : message(packet, 12).getField(2).getLengthDelimitedList()) {
        UnknownFieldSet name = UnknownFieldSet.parseFrom(bytes);
        assertThat(number(name, 1)).as("0 stands for no name").isPositive();
        assertThat(names.put(number(name, 1), text(name, 2))).isNull();
      }
    } else if (packet.hasField(60)) {
      descriptor(message(packet, 60));
    } else {
      assertThat(number(packet, 8)).as("times do not go back").isGreaterThanOrEqualTo(last);
      last = number(packet, 8);
      UnknownFieldSet event = message(packet, 11);
      assertThat(event.hasField(10)).isEqualTo(number(packet, 13) == 2);
      event(event);
    }
  }

  private void descriptor(UnknownFieldSet track) throws InvalidProtocolBufferException {
    String name = text(track, 2);
    boolean isCounter = track.hasField(8);
    if (track.hasField(3)) {
      process = text(message(track, 3), 6);
      assertThat(number(message(track, 3), 1)).as("pid").isPositive();
    } else {
      assertThat(byUuid).as("a parent before its children").containsKey(number(track, 5));
    }
    long unit = isCounter ? number(message(track, 8), 3) : 0;
    Line line = new Line(name, number(track, 5), isCounter, unit, number(track, 12));
    assertThat(number(track, 1)).isPositive();
    assertThat(byUuid.put(number(track, 1), line)).isNull();
    byPath.put(path(line), line);
  }

  private String path(Line line) {
    Line parent = byUuid.get(line.parent);
    return parent == null || parent.name.isEmpty() ? line.name : path(parent) + "." + line.name;
  }

  private void event(UnknownFieldSet event) throws InvalidProtocolBufferException {
    Line line = requireNonNull(byUuid.get(number(event, 11)), "the line of an event");
    long type = number(event, 9);
    assertThat(type == 4).as("counts go to counters").isEqualTo(line.isCounter);
    switch ((int) type) {
      case 1 -> line.open.push(new Slice(last, -1, name(event)));
      case 2 -> {
        assertThat(line.open).as("an open slice at %d on %s", last, line.name).isNotEmpty();
        Slice begun = line.open.pop();
        line.slices.add(new Slice(begun.from, last, begun.name));
      }
      case 3 -> {
        long value = event.hasField(4) ? number(message(event, 4), 3) : -1;
        line.instants.add(new Instant(last, name(event), value));
      }
      case 4 -> line.values.add(new Value(last, number(event, 30)));
      default -> throw new AssertionError("an event of type " + type);
    }
  }

  private String name(UnknownFieldSet event) {
    if (event.hasField(23)) {
      return text(event, 23);
    }
    assertThat(names).as("names given").containsKey(number(event, 10));
    return names.getOrDefault(number(event, 10), "");
  }

  private static long number(UnknownFieldSet message, int field) {
    List<Long> values = message.getField(field).getVarintList();
    return values.isEmpty() ? 0 : values.getFirst();
  }

  private static String text(UnknownFieldSet message, int field) {
    List<ByteString> values = message.getField(field).getLengthDelimitedList();
    return values.isEmpty() ? "" : values.getFirst().toStringUtf8();
  }

  private static UnknownFieldSet message(UnknownFieldSet message, int field)
      throws InvalidProtocolBufferException {
    return UnknownFieldSet.parseFrom(message.getField(field).getLengthDelimitedList().getFirst());
  }
}
