package org.backspike.host.trace;

import java.nio.charset.StandardCharsets;
import org.backspike.chip.trace.States;
import org.backspike.chip.trace.States.Names;

/** How one track is declared in a VCD file and how its changes are written. */
abstract sealed class VcdVariable {
  private final byte[] code;

  private VcdVariable(int number) {
    this.code = VcdNames.code(number);
  }

  /** Declares it, a line for each variable. */
  abstract void declare(TraceFile out, VcdNames names, String name);

  /** Writes where the track stands, or what happens. */
  abstract void write(TraceFile out, long value);

  /** Writes that nothing is known yet. */
  abstract void writeUnknown(TraceFile out);

  private static void declareOne(TraceFile out, String type, int width, byte[] code, String name) {
    String range = width == 1 ? "" : " [" + (width - 1) + ":0]";
    out.put("$var " + type + " " + width + " ");
    out.put(code);
    out.put(" " + name + range + " $end\n");
  }

  private static void end(TraceFile out, byte[] code) {
    out.put(code);
    out.put('\n');
  }

  private static void writeBits(TraceFile out, long value, byte[] code) {
    out.put('b');
    for (int bit = Math.max(0, 63 - Long.numberOfLeadingZeros(value)); bit >= 0; bit--) {
      out.put('0' + (int) (value >>> bit & 1));
    }
    out.put(' ');
    end(out, code);
  }

  private static void writeUnknownBits(TraceFile out, byte[] code) {
    out.put("bx ");
    end(out, code);
  }

  /** A wire. */
  static final class Scalar extends VcdVariable {
    Scalar(int number) {
      super(number);
    }

    @Override
    void declare(TraceFile out, VcdNames names, String name) {
      declareOne(out, "wire", 1, super.code, names.legal(name));
    }

    @Override
    void write(TraceFile out, long value) {
      out.put('0' + (int) value);
      end(out, super.code);
    }

    @Override
    void writeUnknown(TraceFile out) {
      out.put('x');
      end(out, super.code);
    }
  }

  /** A bus or a number. */
  static final class Vector extends VcdVariable {
    private final String type;
    private final int width;

    Vector(int number, String type, int width) {
      super(number);
      this.type = type;
      this.width = width;
    }

    @Override
    void declare(TraceFile out, VcdNames names, String name) {
      declareOne(out, type, width, super.code, names.legal(name));
    }

    @Override
    void write(TraceFile out, long value) {
      writeBits(out, value, super.code);
    }

    @Override
    void writeUnknown(TraceFile out) {
      writeUnknownBits(out, super.code);
    }
  }

  /** The name of a state, or a dash for none. */
  static final class Text extends VcdVariable {
    private static final byte[] NONE = ascii("-");

    private final Words words;

    Text(int number, States states) {
      super(number);
      this.words = words(states.names());
    }

    /** What stands for a state. */
    private interface Words {
      byte[] of(long state);
    }

    private static Words words(Names names) {
      VcdNames legal = new VcdNames();
      return switch (names) {
        case Names.Listed listed -> {
          byte[][] all =
              listed.names().stream().map(legal::legal).map(Text::ascii).toArray(byte[][]::new);
          yield state -> all[(int) state];
        }
        case Names.Numbered numbered -> {
          String word = legal.legal(numbered.word());
          yield state -> ascii(word + "_" + state);
        }
      };
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    void declare(TraceFile out, VcdNames names, String name) {
      declareOne(out, "string", 1, super.code, names.legal(name));
    }

    @Override
    void write(TraceFile out, long value) {
      out.put('s');
      out.put(value == Levels.NO_STATE ? NONE : words.of(value));
      out.put(' ');
      end(out, super.code);
    }

    @Override
    void writeUnknown(TraceFile out) {
      write(out, Levels.NO_STATE);
    }
  }

  /** Things that happen: an event that is triggered, and a bus with the number of the last one. */
  static final class Event extends VcdVariable {
    private static final int WIDTH = 63;

    private final byte[] number;
    private long last = -1;

    /** Takes two codes: this number and the next. */
    Event(int number) {
      super(number);
      this.number = VcdNames.code(number + 1);
    }

    @Override
    void declare(TraceFile out, VcdNames names, String name) {
      declareOne(out, "event", 1, super.code, names.legal(name));
      declareOne(out, "wire", WIDTH, number, names.legal(name + "_value"));
    }

    @Override
    void write(TraceFile out, long value) {
      if (value != last) {
        last = value;
        writeBits(out, value, number);
      }
      out.put('1');
      end(out, super.code);
    }

    @Override
    void writeUnknown(TraceFile out) {
      writeUnknownBits(out, number);
    }
  }
}
