package org.backspike.chip.timing;

import static org.backspike.chip.timing.StageState.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.noc.Transit;
import org.backspike.chip.program.Instruction;

/**
 * One core between two barriers. Its neurons are swept, then its learning engine works, then the
 * encoder: one behind the other, or side by side where the pipeline overlaps them. The input
 * receives meanwhile: from the beginning where accumulators are double, else behind the sweep.
 */
final class CoreStretch {

  /**
   * An instruction that sends.
   *
   * @param instruction what is sent
   * @param earliest cycle from which the encoder may work on it
   */
  record Sending(Instruction instruction, long earliest) {}

  private final CoreTiming timing;
  private final List<Sending> sendings = new ArrayList<>();
  private final Map<SliceLayout, Long> swept = new HashMap<>();
  private final StageCycles cycles = new StageCycles();
  private long neurons;
  private long learning;
  private boolean worked;
  private long scanLeft;
  private long scanFrom;
  private long end;

  CoreStretch(CoreTiming timing) {
    this.timing = timing;
  }

  void restart() {
    sendings.clear();
    swept.clear();
    cycles.clear();
    neurons = 0;
    learning = 0;
    worked = false;
    scanLeft = 0;
    scanFrom = 0;
    end = 0;
  }

  /** Whether anything was executed. */
  boolean worked() {
    return worked;
  }

  StageCycles cycles() {
    return cycles;
  }

  /** What is sent, in order. */
  List<Sending> sendings() {
    return sendings;
  }

  /**
   * When the neurons of a slice were swept, and it was known which of them fire.
   *
   * @param slice on this core
   * @return the first cycle after its sweep; empty without a sweep
   */
  OptionalLong sweptAt(SliceLayout slice) {
    Long at = swept.get(slice);
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** Books an instruction. */
  void executed(Instruction instruction, Work work) {
    worked = true;
    long span = timing.time(instruction, work, cycles);
    switch (Stage.Part.of(instruction)) {
      case NEURONS -> neurons += span;
      case LEARNING -> learning += span;
      case OUTPUT -> sendings.add(new Sending(instruction, earliest(instruction)));
      case INPUT -> {} // booked with the messages
    }
    if (instruction instanceof Instruction.NeuronSweep sweep) {
      swept.put(sweep.slice(), neurons);
    }
  }

  private long earliest(Instruction instruction) {
    if (timing.overlap() != Overlap.FULL) {
      return neurons + learning;
    }
    return instruction instanceof Instruction.SendSpikes spikes
        ? swept.getOrDefault(spikes.slice(), neurons)
        : learning;
  }

  /** The cycle from which the input may work. */
  long inputFrom() {
    return timing.overlap() == Overlap.NONE ? neurons : 0;
  }

  /** Notes what the encoder has left to scan behind its last message. */
  void scanRest(long time, long from) {
    scanLeft = time;
    scanFrom = from;
  }

  /**
   * Settles when everything was done.
   *
   * @param core number of the core
   * @param transit what became of its messages
   * @param sent flits that it injected
   * @param served cycles of the input that are booked with the events
   * @return the first cycle in which it has nothing more to do
   */
  long settle(int core, Transit transit, long sent, long served) {
    boolean received = transit.sinkBusy(core) > 0;
    long inputEnd = received ? transit.sinkEnd(core) + timing.fill() : 0;
    long encoded =
        transit.encoderBusy(core) + transit.encoderFull(core) + transit.encoderEarly(core);
    long scanStart = Math.max(encoded, scanLeft > 0 ? scanFrom : 0);
    long encodeEnd = scanStart + scanLeft;
    long injectEnd = sent + transit.noCredit(core) + transit.injectorEmpty(core);
    boolean parallel = timing.overlap() == Overlap.FULL;
    long engines = parallel ? Math.max(neurons, learning) : neurons + learning;
    end = Math.max(Math.max(engines, inputEnd), Math.max(encodeEnd, injectEnd));

    for (Stage stage : Stage.of(Stage.Part.INPUT)) {
      if (received) {
        // flits before the last one of a message are popped outside of what the event occupies
        long popping = transit.sinkBusy(core) - served;
        cycles.add(stage, stage == Stage.FIFO ? BUSY : STARVED, popping);
        cycles.add(stage, STARVED, transit.sinkStarved(core) + timing.fill());
        cycles.add(stage, PHASE_WAIT, inputFrom());
      }
      cycles.add(stage, PHASE_WAIT, end - inputEnd);
    }
    cycles.add(Stage.NEURON, PHASE_WAIT, end - neurons);
    cycles.add(Stage.LEARN, PHASE_WAIT, end - learning);
    cycles.add(Stage.ENCODE, BUSY, transit.encoderBusy(core) + scanLeft);
    cycles.add(Stage.ENCODE, OUT_FULL, transit.encoderFull(core));
    cycles.add(Stage.ENCODE, PHASE_WAIT, transit.encoderEarly(core) + scanStart - encoded);
    cycles.add(Stage.ENCODE, PHASE_WAIT, end - encodeEnd);
    cycles.add(Stage.INJECT, BUSY, sent);
    cycles.add(Stage.INJECT, NO_CREDIT, transit.noCredit(core));
    cycles.add(Stage.INJECT, STARVED, transit.injectorEmpty(core));
    cycles.add(Stage.INJECT, PHASE_WAIT, end - injectEnd);
    return end;
  }

  /** The cycle in which a part of it may begin. */
  long begin(Stage.Part part) {
    return switch (part) {
      case INPUT -> inputFrom();
      case NEURONS -> 0;
      case OUTPUT -> sendings.isEmpty() ? 0 : sendings.getFirst().earliest();
      case LEARNING -> timing.overlap() == Overlap.FULL ? 0 : neurons;
    };
  }

  /** The cycle in which it had nothing more to do. */
  long end() {
    return end;
  }

  /** Waits until all cores are done and have met. */
  void barrier(long length) {
    for (Stage stage : Stage.values()) {
      cycles.add(stage, BARRIER, length - end);
    }
  }
}
