package org.backspike.chip.timing;

import static org.backspike.chip.timing.StageState.*;

import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.program.ErrorState;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Instruction.Partial;

/**
 * How long an instruction occupies its part of a core, in closed form over the counts of its work.
 * Every stage of the part is given a state for every cycle of the span.
 */
final class InstructionTiming {
  private final Chip chip;
  private final Pipeline pipeline;

  InstructionTiming(Chip chip) {
    this.chip = chip;
    this.pipeline = chip.core().pipeline();
  }

  /** The part that executes an instruction. */
  static Stage.Part part(Instruction instruction) {
    return switch (instruction) {
      case Instruction.AccumulateRows i -> Stage.Part.INPUT;
      case Instruction.ClearState i -> Stage.Part.NEURONS;
      case Instruction.NeuronSweep i -> Stage.Part.NEURONS;
      case Instruction.ScoreMembranes i -> Stage.Part.NEURONS;
      case Instruction.ScoreSpikes i -> Stage.Part.NEURONS;
      case Instruction.SendSpikes i -> Stage.Part.OUTPUT;
      case Instruction.SendErrors i -> Stage.Part.OUTPUT;
      default -> Stage.Part.LEARNING;
    };
  }

  /**
   * Books the cycles of one execution.
   *
   * @return the span in cycles
   */
  long time(Instruction instruction, Work work, StageCycles cycles) {
    return switch (instruction) {
      case Instruction.AccumulateRows i -> accumulateRows(i.block(), work, cycles);
      case Instruction.ClearState i -> clearState(i.slice(), cycles);
      case Instruction.NeuronSweep i -> neuronSweep(i.slice(), cycles);
      case Instruction.ScoreMembranes i -> score(i.scores(), cycles);
      case Instruction.ScoreSpikes i -> score(i.scores(), cycles);
      case Instruction.SendSpikes i -> sendSpikes(i, work, cycles);
      case Instruction.SendErrors i -> sendErrors(i, cycles);
      case Instruction.ClearArrays i -> learn(work.active(), work.active(), 0, cycles);
      case Instruction.RecordEvents i -> record(i.history(), cycles);
      case Instruction.RecordSurrogate i -> record(i.history(), cycles);
      case Instruction.SoftmaxError i -> learn(4 * work.active(), 0, latency(), cycles);
      case Instruction.DotRows i -> dotRows(i.block(), work, cycles);
      case Instruction.ReadoutErrorSweep i ->
          errorSweep(i.error(), i.injection().wordsPerRow(), cycles);
      case Instruction.SpikingErrorSweep i -> {
        long words = 0;
        for (Partial partial : i.partials()) {
          words += partial.sums().wordsPerRow();
        }
        yield errorSweep(i.error(), words, cycles);
      }
      case Instruction.GradientRows i -> gradientRows(i, work, cycles);
      case Instruction.UpdateRows i -> updateRows(i, work, cycles);
      case Instruction.ApplyEvents i -> throw untimed(i.slice());
      case Instruction.LearnPairs i -> throw untimed(i.slice());
      case Instruction.Barrier i -> 0;
    };
  }

  private static IllegalArgumentException untimed(SliceLayout slice) {
    return new IllegalArgumentException(
        slice.population().name()
            + " is served by events one by one; a pipeline times only sums of a step");
  }

  /**
   * A pipeline of four stages with one item per event. The slowest stage sets the pace; stages
   * before it find their output full, stages behind it starve.
   */
  private long accumulateRows(RowBlock block, Work work, StageCycles cycles) {
    long events = work.active();
    if (events == 0) {
      return 0;
    }
    long pop = pipeline.popCycles();
    long words = block.weights().wordsPerRow();
    long sums = block.accumulators().wordsPerRow();
    long ports = sums * (block.accumulators().macro().readModifyWriteCycles() - 1);
    long hazard = Math.max(0, pipeline.accumulatorLatency() - sums - ports);
    long adding = sums + ports + hazard;
    long pace = Math.max(Math.max(pop, words), adding);
    long fill = pop + pipeline.axonLatency() + pipeline.rowLatency();

    cycles.add(Stage.FIFO, BUSY, events * pop);
    cycles.add(Stage.FIFO, OUT_FULL, events * (pace - pop));
    cycles.add(Stage.FIFO, STARVED, fill);

    StageState axonWaits = pace > pop ? OUT_FULL : STARVED;
    cycles.add(Stage.AXON, BUSY, events);
    cycles.add(Stage.AXON, axonWaits, events * (pace - 1));
    cycles.add(Stage.AXON, STARVED, fill);

    StageState rowsWait = pace == adding ? OUT_FULL : STARVED;
    cycles.add(Stage.ROWS, BUSY, events * words);
    cycles.add(Stage.ROWS, rowsWait, events * (pace - words));
    cycles.add(Stage.ROWS, STARVED, fill);

    cycles.add(Stage.ACCUMULATE, BUSY, events * sums);
    cycles.add(Stage.ACCUMULATE, PORT_CONFLICT, events * ports);
    cycles.add(Stage.ACCUMULATE, RAW_HAZARD, events * hazard);
    cycles.add(Stage.ACCUMULATE, STARVED, events * (pace - adding) + fill);
    return fill + events * pace;
  }

  private long clearState(SliceLayout slice, StageCycles cycles) {
    long writes = stateWords(slice);
    cycles.add(Stage.NEURON, BUSY, writes);
    return writes;
  }

  private static long stateWords(SliceLayout slice) {
    return slice.registers().stream().mapToLong(ArrayLayout::wordsPerRow).sum();
  }

  /** Lanes update neurons as fast as the port of the state memory reads and writes them. */
  private long neuronSweep(SliceLayout slice, StageCycles cycles) {
    long updates = Math.ceilDiv(slice.neurons(), pipeline.neuronLanes());
    long words = stateWords(slice);
    long constants = (long) slice.constants().rows() * slice.constants().wordsPerRow();
    long accesses = constants + words * slice.constants().macro().readModifyWriteCycles();
    long conflict = Math.max(0, accesses - updates);
    cycles.add(Stage.NEURON, BUSY, updates);
    cycles.add(Stage.NEURON, PORT_CONFLICT, conflict);
    cycles.add(Stage.NEURON, STARVED, pipeline.neuronLatency());
    return updates + conflict + pipeline.neuronLatency();
  }

  private long score(ArrayLayout scores, StageCycles cycles) {
    long words = scores.wordsPerRow();
    long conflict = words * (scores.macro().readModifyWriteCycles() - 1);
    cycles.add(Stage.NEURON, BUSY, words);
    cycles.add(Stage.NEURON, PORT_CONFLICT, conflict);
    return words + conflict;
  }

  private long sendSpikes(Instruction.SendSpikes i, Work work, StageCycles cycles) {
    long scan = Math.ceilDiv(i.slice().neurons(), pipeline.encodeWidth());
    return send(scan + work.active(), work.produced() * chip.noc().flits(0), cycles);
  }

  private long sendErrors(Instruction.SendErrors i, StageCycles cycles) {
    long flits = 0;
    for (ArrayLayout partial : i.partials()) {
      flits += (long) partial.fields() * chip.noc().flits(partial.fieldBits()) + 1;
    }
    return send(i.block().rows(), flits, cycles);
  }

  /** The encoder runs one cycle ahead of the injection. */
  private static long send(long encode, long inject, StageCycles cycles) {
    long longer = Math.max(encode, inject);
    cycles.add(Stage.ENCODE, BUSY, encode);
    cycles.add(Stage.ENCODE, OUT_FULL, longer - encode);
    cycles.add(Stage.ENCODE, STARVED, 1);
    cycles.add(Stage.INJECT, STARVED, 1 + longer - inject);
    cycles.add(Stage.INJECT, BUSY, inject);
    return 1 + longer;
  }

  private long record(ArrayLayout history, StageCycles cycles) {
    return learn(history.wordsPerRow(), history.wordsPerRow(), 0, cycles);
  }

  private long dotRows(RowBlock block, Work work, StageCycles cycles) {
    long perRow = Math.ceilDiv(block.target().neurons(), pipeline.multiplyLanes());
    long words = block.weights().wordsPerRow();
    return learn(work.active() * perRow, work.active() * words, latency(), cycles);
  }

  /** Two quantities, each swept twice: once to find the exponent, once to round. */
  private long errorSweep(ErrorState error, long arriving, StageCycles cycles) {
    int neurons = error.membrane().fields();
    long perSweep = Math.ceilDiv(neurons, pipeline.multiplyLanes());
    long words = (long) error.membrane().wordsPerRow() + error.current().wordsPerRow();
    long accesses = arriving + words * ports();
    return learn(4 * perSweep, accesses, 2L * latency(), cycles);
  }

  private long gradientRows(Instruction.GradientRows i, Work work, StageCycles cycles) {
    long perRow = Math.ceilDiv(i.block().target().neurons(), pipeline.multiplyLanes());
    long words = i.gradient().wordsPerRow();
    long scan = i.history().wordsPerRow();
    return learn(
        scan + work.active() * perRow, scan + work.active() * words * ports(), latency(), cycles);
  }

  private long updateRows(Instruction.UpdateRows i, Work work, StageCycles cycles) {
    long perRow = Math.ceilDiv(i.block().target().neurons(), pipeline.multiplyLanes());
    long words =
        (long) i.gradient().wordsPerRow() + i.momentum().wordsPerRow() + i.shadow().wordsPerRow();
    return learn(work.active() * perRow, work.active() * words * ports(), latency(), cycles);
  }

  private long ports() {
    return chip.core().memory(Macro.LEARNING).readModifyWriteCycles();
  }

  private long latency() {
    return pipeline.learningLatency();
  }

  /**
   * The learning engine computes while its memories deliver; the slower of the two sets the span.
   */
  private static long learn(long compute, long accesses, long latency, StageCycles cycles) {
    long conflict = Math.max(0, accesses - compute);
    cycles.add(Stage.LEARN, BUSY, compute);
    cycles.add(Stage.LEARN, PORT_CONFLICT, conflict);
    cycles.add(Stage.LEARN, STARVED, latency);
    return compute + conflict + latency;
  }
}
