package org.backspike.host.trace;

import java.util.List;
import org.backspike.chip.trace.Counter;

/**
 * The packets of a Perfetto trace. A file is nothing but packets, and all of them are of one
 * sequence.
 *
 * <p>Source of the field numbers: google/perfetto:protos/perfetto/trace/trace_packet.proto,
 * track_event/{track_descriptor,process_descriptor,counter_descriptor,track_event,
 * debug_annotation}.proto, interned_data/interned_data.proto.
 */
final class PerfettoPackets {
  private static final int PACKET = 1;
  private static final long SEQUENCE = 1;
  private static final long PID = 1;

  /** Fields of a packet. */
  private static final class Packet {
    static final int TIMESTAMP = 8;
    static final int SEQUENCE_ID = 10;
    static final int TRACK_EVENT = 11;
    static final int INTERNED_DATA = 12;
    static final int SEQUENCE_FLAGS = 13;
    static final int TRACK_DESCRIPTOR = 60;

    static final long STATE_CLEARED = 1;
    static final long NEEDS_STATE = 2;
  }

  /** Fields of the description of a track. */
  private static final class Descriptor {
    static final int UUID = 1;
    static final int NAME = 2;
    static final int PROCESS = 3;
    static final int PARENT_UUID = 5;
    static final int COUNTER = 8;
    static final int CHILD_ORDERING = 11;
    static final int SIBLING_ORDER_RANK = 12;

    static final int PROCESS_PID = 1;
    static final int PROCESS_NAME = 6;
    static final int COUNTER_UNIT = 3;

    static final long EXPLICIT_ORDER = 3;
    static final long UNIT_COUNT = 2;
    static final long UNIT_BYTES = 3;
  }

  /** Fields of an event on a track. */
  private static final class Event {
    static final int DEBUG_ANNOTATIONS = 4;
    static final int TYPE = 9;
    static final int NAME_IID = 10;
    static final int TRACK_UUID = 11;
    static final int NAME = 23;
    static final int COUNTER_VALUE = 30;

    static final int ANNOTATION_UINT = 3;
    static final int ANNOTATION_NAME = 10;

    static final long SLICE_BEGIN = 1;
    static final long SLICE_END = 2;
    static final long INSTANT = 3;
    static final long COUNTER = 4;
  }

  /** Fields of names that are given once. */
  private static final class Interned {
    static final int EVENT_NAMES = 2;
    static final int IID = 1;
    static final int NAME = 2;
  }

  private final TraceFile out;
  private final ProtobufMessage file = new ProtobufMessage();
  private final ProtobufMessage packet = new ProtobufMessage();
  private final ProtobufMessage body = new ProtobufMessage();
  private final ProtobufMessage part = new ProtobufMessage();
  private long now;

  PerfettoPackets(TraceFile out) {
    this.out = out;
  }

  /** The first packet: names that events use by their place in the list, from 1. */
  void names(List<String> names) {
    body.clear();
    for (int i = 0; i < names.size(); i++) {
      part.clear().number(Interned.IID, i + 1L).text(Interned.NAME, names.get(i));
      body.message(Interned.EVENT_NAMES, part);
    }
    packet.clear().message(Packet.INTERNED_DATA, body);
    write(Packet.STATE_CLEARED);
  }

  void process(long uuid, String name) {
    part.clear().number(Descriptor.PROCESS_PID, PID).text(Descriptor.PROCESS_NAME, name);
    body.clear()
        .number(Descriptor.UUID, uuid)
        .message(Descriptor.PROCESS, part)
        .number(Descriptor.CHILD_ORDERING, Descriptor.EXPLICIT_ORDER);
    writeDescriptor();
  }

  /** A line for slices or instants, or one that has only lines below it. */
  void track(long uuid, long parent, int rank, String name) {
    describe(uuid, parent, rank, name);
    writeDescriptor();
  }

  void counter(long uuid, long parent, int rank, String name, Counter.Unit unit) {
    describe(uuid, parent, rank, name);
    part.clear()
        .number(
            Descriptor.COUNTER_UNIT,
            switch (unit) {
              case COUNT -> Descriptor.UNIT_COUNT;
              case BYTES -> Descriptor.UNIT_BYTES;
            });
    body.message(Descriptor.COUNTER, part);
    writeDescriptor();
  }

  /** A counter without a unit. */
  void signal(long uuid, long parent, int rank, String name) {
    describe(uuid, parent, rank, name);
    body.message(Descriptor.COUNTER, part.clear());
    writeDescriptor();
  }

  private void describe(long uuid, long parent, int rank, String name) {
    body.clear()
        .number(Descriptor.UUID, uuid)
        .text(Descriptor.NAME, name)
        .number(Descriptor.PARENT_UUID, parent)
        .number(Descriptor.CHILD_ORDERING, Descriptor.EXPLICIT_ORDER)
        .number(Descriptor.SIBLING_ORDER_RANK, rank);
  }

  private void writeDescriptor() {
    packet.clear().message(Packet.TRACK_DESCRIPTOR, body);
    write(0);
  }

  /** The time of all events that follow, in nanoseconds. */
  void at(long nanoseconds) {
    now = nanoseconds;
  }

  void sliceBegins(long track, int name) {
    event(Event.SLICE_BEGIN, track).number(Event.NAME_IID, name);
    writeEvent(Packet.NEEDS_STATE);
  }

  void sliceBegins(long track, String name) {
    event(Event.SLICE_BEGIN, track).text(Event.NAME, name);
    writeEvent(0);
  }

  void sliceEnds(long track) {
    event(Event.SLICE_END, track);
    writeEvent(0);
  }

  void instant(long track, int name, long value) {
    part.clear().number(Event.ANNOTATION_UINT, value).text(Event.ANNOTATION_NAME, "value");
    event(Event.INSTANT, track).number(Event.NAME_IID, name).message(Event.DEBUG_ANNOTATIONS, part);
    writeEvent(Packet.NEEDS_STATE);
  }

  void instant(long track, String name) {
    event(Event.INSTANT, track).text(Event.NAME, name);
    writeEvent(0);
  }

  void counts(long track, long value) {
    event(Event.COUNTER, track).number(Event.COUNTER_VALUE, value);
    writeEvent(0);
  }

  private ProtobufMessage event(long type, long track) {
    return body.clear().number(Event.TYPE, type).number(Event.TRACK_UUID, track);
  }

  private void writeEvent(long flags) {
    packet.clear().number(Packet.TIMESTAMP, now).message(Packet.TRACK_EVENT, body);
    write(flags);
  }

  private void write(long flags) {
    packet.number(Packet.SEQUENCE_ID, SEQUENCE);
    if (flags != 0) {
      packet.number(Packet.SEQUENCE_FLAGS, flags);
    }
    file.clear().message(PACKET, packet).writeTo(out);
  }
}
