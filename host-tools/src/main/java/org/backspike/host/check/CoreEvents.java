package org.backspike.host.check;

import java.util.List;
import java.util.Optional;
import org.backspike.chip.controller.EventTable;
import org.backspike.chip.controller.Recorder;

/** The event files of a core, and how their columns are written. */
enum CoreEvents {
  /** Completed events of the input bus. */
  INPUTS("in_aer", 3, "index,time,addr,req_rise,ack_rise,req_fall,ack_fall", "ddddddd"),
  /** Completed events of the output bus. */
  OUTPUTS("out_aer", 0, "req_rise,addr,ack_rise,req_fall,ack_fall", "ddddd"),
  /** What happened to the queue; kind and neuron of an entry are one number. */
  QUEUE("sched", 0, "cycle,op,virt,addr", "dov"),
  /** Runs of equal controller states. */
  STATES("fsm", 0, "cycle,state,duration", "ddd"),
  /** Synapse words that changed. */
  SYNAPSES("synwr", 0, "cycle,word_addr,old,new", "ddhh");

  /** As they are written, by their code. */
  private static final List<String> OPERATIONS = List.of("push", "drop", "pop");

  private static final String NOTHING = "nothing";

  private final String name;
  private final int cycleColumn;
  private final String header;
  private final String formats;

  CoreEvents(String name, int cycleColumn, String header, String formats) {
    this.name = name;
    this.cycleColumn = cycleColumn;
    this.header = header;
    this.formats = formats;
  }

  String file() {
    return name + ".csv";
  }

  /** Reads such a file. */
  EventTable read(CoreText text) {
    text.requireHeader(header);
    int fields = header.split(",", -1).length;
    EventTable table = new EventTable(formats.length());
    for (int line = 1; line < text.lines().size(); line++) {
      table.add(row(text, line, text.fields(line, ",", fields)));
    }
    return table;
  }

  private long[] row(CoreText text, int line, String[] fields) {
    long[] row = new long[formats.length()];
    for (int c = 0; c < row.length; c++) {
      row[c] =
          switch (formats.charAt(c)) {
            case 'd' -> text.decimal(line, fields[c]);
            case 'h' -> text.hexadecimal(line, fields[c], 8);
            case 'o' -> operation(text, line, fields[c]);
            default -> text.decimal(line, fields[c]) << 8 | text.decimal(line, fields[c + 1]);
          };
    }
    return row;
  }

  private static long operation(CoreText text, int line, String field) {
    int code = OPERATIONS.indexOf(field);
    if (code < 0) {
      throw text.wrong(line, "\"" + field + "\"; must be one of " + OPERATIONS);
    }
    return code;
  }

  /** What a recorder has of this kind. */
  EventTable of(Recorder recorder) {
    return switch (this) {
      case INPUTS -> recorder.inputs();
      case OUTPUTS -> recorder.outputs();
      case QUEUE -> recorder.queue();
      case STATES -> recorder.states();
      case SYNAPSES -> recorder.synapses();
    };
  }

  /** The first row that differs. */
  Optional<CycleDifference> compare(EventTable expected, EventTable got) {
    int row = expected.firstDifference(got);
    if (row < 0) {
      return Optional.empty();
    }
    boolean isExpected = row < expected.rows();
    boolean happened = row < got.rows();
    long cycle =
        Math.min(
            isExpected ? expected.get(row, cycleColumn) : Long.MAX_VALUE,
            happened ? got.get(row, cycleColumn) : Long.MAX_VALUE);
    return Optional.of(
        new CycleDifference(
            cycle,
            name + "[" + row + "]",
            isExpected ? text(expected, row) : NOTHING,
            happened ? text(got, row) : NOTHING));
  }

  private String text(EventTable table, int row) {
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < formats.length(); c++) {
      long value = table.get(row, c);
      text.append(c == 0 ? "" : ",")
          .append(
              switch (formats.charAt(c)) {
                case 'h' -> String.format("%08x", (int) value);
                case 'o' -> OPERATIONS.get((int) value);
                case 'v' -> (value >> 8) + "," + (value & 0xff);
                default -> Long.toString(value);
              });
    }
    return text.toString();
  }
}
