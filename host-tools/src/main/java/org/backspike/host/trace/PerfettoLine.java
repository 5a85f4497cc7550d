package org.backspike.host.trace;

import java.util.List;
import org.backspike.chip.trace.States;

/** How what happens on one track becomes packets. */
sealed interface PerfettoLine {
  /** The track stands elsewhere, or something happens on it. */
  void write(PerfettoPackets packets, long value);

  /** Nothing follows. */
  default void end(PerfettoPackets packets) {}

  /** One slice after the other. */
  final class Slices implements PerfettoLine {
    private final long uuid;
    private final States states;
    private final List<Integer> iids;
    private boolean open;

    /**
     * A line without a slice.
     *
     * @param iids names that the file gives once, by state; none for numbered states
     */
    Slices(long uuid, States states, List<Integer> iids) {
      this.uuid = uuid;
      this.states = states;
      this.iids = iids;
    }

    @Override
    public void write(PerfettoPackets packets, long state) {
      end(packets);
      if (state != Levels.NO_STATE) {
        open = true;
        int number = (int) state;
        if (iids.isEmpty()) {
          packets.sliceBegins(uuid, states.nameOf(number));
        } else {
          packets.sliceBegins(uuid, iids.get(number));
        }
      }
    }

    @Override
    public void end(PerfettoPackets packets) {
      if (open) {
        open = false;
        packets.sliceEnds(uuid);
      }
    }
  }

  /** A number. */
  record Level(long uuid) implements PerfettoLine {
    @Override
    public void write(PerfettoPackets packets, long value) {
      packets.counts(uuid, value);
    }
  }

  /** Things that take no time. */
  record Marks(long uuid, int iid) implements PerfettoLine {
    @Override
    public void write(PerfettoPackets packets, long value) {
      packets.instant(uuid, iid, value);
    }
  }
}
