package org.backspike.chip.account;

import static org.backspike.chip.hardware.Operation.*;

import java.util.List;
import org.backspike.chip.execute.ActivityTally;
import org.backspike.chip.execute.Executed;
import org.backspike.chip.execute.LoadedProgram;
import org.backspike.chip.execute.Work;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Discipline;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.image.StoredSynapses;
import org.backspike.chip.program.ErrorState;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.Instruction.Partial;
import org.backspike.chip.program.Phase;

/**
 * Which operations an instruction consists of: its geometry times the counts of its work. Every
 * access is a word of the memory concerned.
 */
public final class Tariff {
  private final ChipImage image;
  private final Chip chip;
  private final Noc noc;

  /**
   * The tariff of an image.
   *
   * @param image where things lie
   */
  public Tariff(ChipImage image) {
    this.image = image;
    this.chip = image.chip();
    this.noc = chip.noc();
  }

  /**
   * Books everything a program did.
   *
   * @param program a program that has run
   * @return its counts
   */
  public Counts count(LoadedProgram program) {
    Counts counts = new Counts();
    for (Executed executed : program.executed()) {
      book(executed, counts);
    }
    if (chip.discipline() instanceof Discipline.Barrier) {
      countBarriers(program, counts);
    }
    return counts;
  }

  private static void countBarriers(LoadedProgram program, Counts counts) {
    for (int s = 0; s < program.program().segments().size(); s++) {
      Phase phase = program.program().segments().get(s).phase();
      counts.add(
          new CountKey(phase, CountKey.NO_LAYER, CountKey.WHOLE_CHIP),
          BARRIER,
          program.barriers(s));
    }
  }

  private void book(Executed executed, Counts counts) {
    Sheet sheet = new Sheet(executed, counts);
    switch (executed.instruction()) {
      case Instruction.ClearState i -> clearState(i, sheet);
      case Instruction.ClearArrays i -> clearArrays(i, sheet);
      case Instruction.AccumulateRows i -> accumulateRows(i.block(), sheet);
      case Instruction.NeuronSweep i -> neuronSweep(i, sheet);
      case Instruction.ScoreMembranes i -> score(i.scores(), sheet);
      case Instruction.ScoreSpikes i -> score(i.scores(), sheet);
      case Instruction.SendSpikes i -> sendSpikes(i, sheet);
      case Instruction.RecordEvents i -> sheet.addWords(HISTORY_WRITE, i.history());
      case Instruction.RecordSurrogate i -> {
        sheet.addWords(HISTORY_WRITE, i.history());
        sheet.add(TABLE_READ, sheet.work.active());
      }
      case Instruction.SoftmaxError i -> softmax(i, sheet);
      case Instruction.DotRows i -> dotRows(i, sheet);
      case Instruction.SendErrors i -> sendErrors(i, sheet);
      case Instruction.ReadoutErrorSweep i -> {
        errorSweep(i.error(), sheet);
        sheet.addWords(LEARNING_READ, i.injection());
      }
      case Instruction.SpikingErrorSweep i -> spikingErrorSweep(i, sheet);
      case Instruction.GradientRows i -> gradientRows(i, sheet);
      case Instruction.UpdateRows i -> updateRows(i, sheet);
      case Instruction.ApplyEvents i -> applyEvents(i, sheet);
      case Instruction.LearnPairs i -> {
        sheet.add(LEARNING_ADD, sheet.work.produced());
        sheet.add(PAIR_UPDATE, sheet.work.produced());
      }
      case Instruction.Barrier i ->
          throw new IllegalStateException("barriers are counted per segment");
    }
  }

  private void clearState(Instruction.ClearState i, Sheet sheet) {
    SliceLayout slice = i.slice();
    if (image.slicesOn(slice.core()).getFirst().equals(slice)) {
      sheet.add(CORE_RESET, sheet.work.executions());
    }
    if (image.slices().getFirst().equals(slice)) {
      sheet.add(CHIP_RESET, sheet.work.executions());
    }
    for (ArrayLayout array : slice.registers()) {
      sheet.addWords(NEURON_WRITE, array);
    }
    for (RowBlock block : i.blocks()) {
      ArrayLayout sums = block.accumulators();
      sheet.add(ACCUMULATOR_WRITE, sheet.work.executions() * sums.rows() * sums.wordsPerRow());
    }
  }

  private static void clearArrays(Instruction.ClearArrays i, Sheet sheet) {
    for (ArrayLayout array : i.arrays()) {
      Operation write =
          switch (array.macro().macro()) {
            case NEURON -> NEURON_WRITE;
            case ACCUMULATOR -> ACCUMULATOR_WRITE;
            case SYNAPSE -> SYNAPSE_WRITE;
            case HISTORY -> HISTORY_WRITE;
            case LEARNING -> LEARNING_WRITE;
            case AXON_TABLE -> throw new IllegalStateException("the axon table is never cleared");
          };
      sheet.add(write, sheet.work.executions() * array.rows() * array.wordsPerRow());
    }
  }

  private void accumulateRows(RowBlock block, Sheet sheet) {
    long events = sheet.work.active();
    sheet.add(AXON_READ, events);
    boolean sideBySide = block.synapses() instanceof StoredSynapses.Dense;
    long sums = sideBySide ? events * block.accumulators().wordsPerRow() : sheet.work.synapses();
    sheet.add(SYNAPSE_READ, sheet.work.words());
    sheet.add(ACCUMULATOR_READ, sums);
    sheet.add(ACCUMULATOR_WRITE, sums);
    sheet.add(ACCUMULATE, sheet.work.synapses());
    sheet.add(PAYLOAD_MULTIPLY, sheet.work.multiplied());
    synapticEvents(block.synapses(), sheet);
    receive(block, sheet);
  }

  private static void synapticEvents(StoredSynapses synapses, Sheet sheet) {
    sheet.add(SYNAPTIC_EVENT, sheet.work.synapses());
    switch (synapses) {
      case StoredSynapses.Dense _ -> sheet.add(SYNAPTIC_EVENT_DENSE, sheet.work.synapses());
      case StoredSynapses.Sparse _ -> sheet.add(SYNAPTIC_EVENT_SPARSE, sheet.work.synapses());
      case StoredSynapses.Shared _ -> sheet.add(SYNAPTIC_EVENT_CONVOLUTION, sheet.work.synapses());
      case StoredSynapses.None _ -> {}
    }
  }

  /** A message serves all rows of its source on a core; it is received once. */
  private void receive(RowBlock block, Sheet sheet) {
    receive(sheet);
    if (block.sourceSlices().isEmpty()) {
      enter(block.target().core(), sheet);
    }
  }

  /**
   * Inputs enter at tile 0 and send messages like neurons there; the neurons themselves are free.
   */
  private void enter(int core, Sheet sheet) {
    long messages = sheet.work.messages();
    sheet.add(MESSAGE_OUT, messages);
    sheet.add(HOP_EAST_WEST, messages * chip.mesh().hopsEastWest(0, core));
    sheet.add(HOP_NORTH_SOUTH, messages * chip.mesh().hopsNorthSouth(0, core));
  }

  private static void receive(Sheet sheet) {
    sheet.add(MESSAGE_IN, sheet.work.messages());
    sheet.add(FIFO_FLIT, sheet.work.flits());
    sheet.add(HOST_FLIT, sheet.work.hostFlits());
    sheet.add(NOC_HOP, sheet.work.hops());
  }

  private static void applyEvents(Instruction.ApplyEvents i, Sheet sheet) {
    sheet.add(AXON_READ, sheet.work.active());
    sheet.add(SYNAPSE_READ, sheet.work.words());
    sheet.add(ACCUMULATE, sheet.work.synapses());
    sheet.add(NEURON_READ, sheet.work.active() * words(i.slice()));
    sheet.add(NEURON_WRITE, sheet.work.active() * words(i.slice()));
    sheet.add(SYNAPTIC_EVENT, sheet.work.synapses());
    sheet.add(SYNAPTIC_EVENT_DENSE, sheet.work.synapses());
    receive(sheet);
  }

  private static long words(SliceLayout slice) {
    return slice.registers().stream().mapToLong(ArrayLayout::wordsPerRow).sum();
  }

  private void neuronSweep(Instruction.NeuronSweep i, Sheet sheet) {
    SliceLayout slice = i.slice();
    for (ArrayLayout array : slice.registers()) {
      sheet.addWords(NEURON_READ, array);
      sheet.addWords(NEURON_WRITE, array);
    }
    ArrayLayout constants = slice.constants();
    sheet.add(NEURON_READ, sheet.work.executions() * constants.rows() * constants.wordsPerRow());
    for (RowBlock block : i.blocks()) {
      sheet.addWords(ACCUMULATOR_READ, block.accumulators());
      sheet.addWords(ACCUMULATOR_WRITE, block.accumulators());
    }
    sheet.add(NEURON_UPDATE, sheet.work.active());
    sheet.add(NEURON_ACCESS, sheet.work.active());
    sheet.add(NEURON_SPIKE, sheet.work.produced());
    if (ActivityTally.isAskedFor(chip)) {
      sheet.add(NEURON_UPDATE_OCCUPIED, sheet.work.occupied());
      sheet.add(NEURON_UPDATE_ACTIVE, sheet.work.driven());
      sheet.add(NEURON_UPDATE_INACTIVE, sheet.work.active() - sheet.work.driven());
    }
  }

  private static void score(ArrayLayout scores, Sheet sheet) {
    sheet.addWords(NEURON_READ, scores);
    sheet.addWords(NEURON_WRITE, scores);
    sheet.add(LEARNING_ADD, sheet.work.active());
  }

  private void sendSpikes(Instruction.SendSpikes i, Sheet sheet) {
    long spikes = sheet.work.active();
    if (chip.core().controller() instanceof Pipeline pipeline) {
      int scans = Math.ceilDiv(i.slice().neurons(), pipeline.encodeWidth());
      sheet.add(ENCODER_SCAN, sheet.work.executions() * scans);
    }
    sheet.add(ENCODER_SPIKE, spikes);
    sheet.add(NOC_HOP, sheet.work.hops());
    sheet.add(MESSAGE_OUT, sheet.work.messages());
    sheet.add(MESSAGE_WITHIN_TILE, sheet.work.withinTile());
    sheet.add(HOP_EAST_WEST, sheet.work.hopsEastWest());
    sheet.add(HOP_NORTH_SOUTH, sheet.work.hopsNorthSouth());
  }

  private static void softmax(Instruction.SoftmaxError i, Sheet sheet) {
    sheet.addWords(NEURON_READ, i.scores());
    sheet.addWords(LEARNING_WRITE, i.injection());
    long classes = sheet.work.active();
    sheet.add(TABLE_READ, classes + sheet.work.executions());
    sheet.add(DECAY_MULTIPLY, 2 * classes);
    sheet.add(LEARNING_ADD, 3 * classes);
    sheet.add(ROUND, classes);
    sheet.add(HOST_FLIT, sheet.work.executions());
  }

  private static void dotRows(Instruction.DotRows i, Sheet sheet) {
    RowBlock block = i.block();
    sheet.add(SYNAPSE_READ, sheet.work.active() * block.weights().wordsPerRow());
    sheet.add(MULTIPLY_ADD, sheet.work.active() * block.target().neurons());
    sheet.addWords(LEARNING_READ, i.error().current());
  }

  private void sendErrors(Instruction.SendErrors i, Sheet sheet) {
    List<Slice> sources = i.block().sourceSlices();
    for (int s = 0; s < sources.size(); s++) {
      int sumBits = i.partials().get(s).fieldBits();
      long flits =
          sheet.work.executions() * ((long) sources.get(s).neurons() * noc.flits(sumBits) + 1);
      int hops = chip.mesh().hops(i.block().target().core(), sources.get(s).core());
      sheet.add(NOC_HOP, flits * hops);
      sheet.add(FIFO_FLIT, flits);
      sheet.addWords(LEARNING_WRITE, i.partials().get(s));
    }
  }

  private static void errorSweep(ErrorState error, Sheet sheet) {
    for (ArrayLayout array : List.of(error.membrane(), error.current())) {
      sheet.addWords(LEARNING_READ, array);
      sheet.addWords(LEARNING_WRITE, array);
    }
    long neurons = sheet.work.active();
    for (Operation perQuantity :
        List.of(DECAY_MULTIPLY, LEARNING_ADD, EXPONENT_FIND, Operation.ROUND)) {
      sheet.add(perQuantity, 2 * neurons);
    }
    sheet.add(RANDOM_WORD, sheet.work.produced());
  }

  private static void spikingErrorSweep(Instruction.SpikingErrorSweep i, Sheet sheet) {
    errorSweep(i.error(), sheet);
    sheet.addWords(HISTORY_READ, i.history());
    for (Partial partial : i.partials()) {
      sheet.addWords(LEARNING_READ, partial.sums());
    }
    sheet.add(LEARNING_ADD, i.partials().size() * sheet.work.active());
    sheet.add(DECAY_MULTIPLY, sheet.work.active());
  }

  private static void gradientRows(Instruction.GradientRows i, Sheet sheet) {
    long rows = sheet.work.active();
    sheet.addWords(HISTORY_READ, i.history());
    sheet.addWords(LEARNING_READ, i.error().current());
    sheet.add(LEARNING_READ, rows * i.gradient().wordsPerRow());
    sheet.add(LEARNING_WRITE, rows * i.gradient().wordsPerRow());
    sheet.add(LEARNING_ADD, rows * i.block().target().neurons());
    sheet.add(ROUND, sheet.work.produced());
    sheet.add(RANDOM_WORD, sheet.work.produced());
  }

  private static void updateRows(Instruction.UpdateRows i, Sheet sheet) {
    long rows = sheet.work.active();
    for (ArrayLayout array : List.of(i.gradient(), i.momentum(), i.shadow())) {
      sheet.add(LEARNING_READ, rows * array.wordsPerRow());
      sheet.add(LEARNING_WRITE, rows * array.wordsPerRow());
    }
    sheet.add(SYNAPSE_WRITE, rows * i.block().weights().wordsPerRow());
    long weights = rows * i.block().target().neurons();
    sheet.add(LEARNING_ADD, 3 * weights);
    sheet.add(ROUND, 2 * weights);
    sheet.add(RANDOM_WORD, sheet.work.produced());
  }

  /** The lines of one instruction. */
  private final class Sheet {
    private final Work work;
    private final CountKey key;
    private final Counts counts;

    Sheet(Executed executed, Counts counts) {
      this.work = executed.work();
      this.key = new CountKey(executed.phase(), layer(executed.instruction()), executed.core());
      this.counts = counts;
    }

    void add(Operation operation, long count) {
      counts.add(key, operation, count);
    }

    /** One row of an array per execution. */
    void addWords(Operation operation, ArrayLayout array) {
      add(operation, work.executions() * array.wordsPerRow());
    }
  }

  private String layer(Instruction instruction) {
    return switch (instruction) {
      case Instruction.ClearState i -> name(i.slice().slice());
      case Instruction.ClearArrays i -> CountKey.NO_LAYER;
      case Instruction.AccumulateRows i -> name(i.block().target());
      case Instruction.ApplyEvents i -> name(i.slice().slice());
      case Instruction.LearnPairs i -> name(i.slice().slice());
      case Instruction.NeuronSweep i -> name(i.slice().slice());
      case Instruction.ScoreMembranes i -> name(i.slice().slice());
      case Instruction.ScoreSpikes i -> name(i.slice().slice());
      case Instruction.SendSpikes i -> name(i.slice().slice());
      case Instruction.RecordEvents i -> name(i.block().target());
      case Instruction.RecordSurrogate i -> name(i.slice().slice());
      case Instruction.SoftmaxError i -> name(i.slice().slice());
      case Instruction.DotRows i -> name(i.block().target());
      case Instruction.SendErrors i -> name(i.block().target());
      case Instruction.ReadoutErrorSweep i -> name(i.slice().slice());
      case Instruction.SpikingErrorSweep i -> name(i.slice().slice());
      case Instruction.GradientRows i -> name(i.block().target());
      case Instruction.UpdateRows i -> name(i.block().target());
      case Instruction.Barrier i -> CountKey.NO_LAYER;
    };
  }

  private String name(Slice slice) {
    return image.network().populations().get(slice.population()).name();
  }
}
