package org.backspike.chip.timing;

import static org.backspike.chip.timing.StageState.*;

import java.util.BitSet;
import java.util.List;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.noc.BarrierTree;
import org.backspike.chip.program.ErrorState;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Instruction.Partial;

/**
 * A core with a clock: how long an instruction occupies its part, in closed form over the counts of
 * its work.
 */
final class PipelineTiming implements CoreTiming {
  private final Chip chip;
  private final Pipeline pipeline;
  private final TimeBase.Clocked clock;

  PipelineTiming(Chip chip, TimeBase.Clocked clock) {
    this.chip = chip;
    this.pipeline = chip.core().pipeline();
    this.clock = clock;
  }

  @Override
  public Reception reception(int sources, List<RowBlock> blocks, ChipImage image) {
    return Reception.inPipeline(sources, blocks, image);
  }

  /** A cycle per word of spike bits, per spike and per further copy of its message. */
  @Override
  public Encoding encoding() {
    return new Encoding(pipeline.encodeWidth(), 1, 1, 1);
  }

  @Override
  public Overlap overlap() {
    return pipeline.overlap();
  }

  @Override
  public int pop() {
    return pipeline.popCycles();
  }

  @Override
  public long fill() {
    return (long) pipeline.popCycles() + pipeline.axonLatency() + pipeline.rowLatency();
  }

  @Override
  public long barrier(BitSet cores) {
    return switch (chip.noc().barrier()) {
      case CYCLES -> pipeline.barrierCycles();
      case TREE -> BarrierTree.of(chip.mesh(), chip.noc(), cores).cycles();
    };
  }

  @Override
  public Noc noc() {
    return chip.noc();
  }

  @Override
  public long unitPs() {
    return clock.periodPs();
  }

  @Override
  public long time(Instruction instruction, Work work, StageCycles cycles) {
    return switch (instruction) {
      case Instruction.ClearState i -> clearState(i.slice(), cycles);
      case Instruction.NeuronSweep i -> neuronSweep(i.slice(), cycles);
      case Instruction.ScoreMembranes i -> score(i.scores(), cycles);
      case Instruction.ScoreSpikes i -> score(i.scores(), cycles);
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
      case Instruction.LearnPairs i -> learnPairs(i, work, cycles);
      // input and output take as long as their messages
      case Instruction.AccumulateRows i -> 0;
      case Instruction.ApplyEvents i -> 0;
      case Instruction.SendSpikes i -> 0;
      case Instruction.SendErrors i -> 0;
      case Instruction.Barrier i -> 0;
    };
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

  /**
   * Every spike is noted in a trace. At the end of an epoch every weight is read, changed and
   * written back, so many products at a time as there are lanes.
   */
  private long learnPairs(Instruction.LearnPairs i, Work work, StageCycles cycles) {
    long noted = work.active() * ports();
    long products = i.block().of().plasticity().orElseThrow().products().size();
    long multiplied = Math.ceilDiv(work.produced() * products, pipeline.multiplyLanes());
    long rows = work.produced() / i.block().target().neurons();
    long words = rows * i.block().weights().wordsPerRow();
    long accesses = words * i.block().weights().macro().readModifyWriteCycles();
    return learn(noted + multiplied, noted + accesses, work.produced() > 0 ? latency() : 0, cycles);
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
