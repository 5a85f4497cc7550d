package org.backspike.chip.execute;

import java.util.Arrays;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.StoredSynapses;
import org.backspike.chip.kernel.ConvolutionSums;
import org.backspike.chip.kernel.ConvolutionTaps;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.RowRule;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.kernel.RowSums;
import org.backspike.chip.kernel.SparseRowSums;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.program.Instruction;

/**
 * {@link Instruction.AccumulateRows}; active = events whose row is not empty, produced = those of
 * them with a graded payload.
 */
abstract sealed class RowAccumulation implements MicroOperation {
  /** A sum that only has to be exact. */
  static final Register EXACT = new Register(Register.MOST_BITS, Overflow.NONE);

  final RowBlock block;
  final int[] sums;
  private final Arrivals arrivals;
  private final RowTally tally;
  private final boolean binary;
  private final int due;
  private final Register held;
  private final boolean mayOverflow;
  private int[] ones = {};

  private RowAccumulation(Instruction.AccumulateRows instruction, Machine machine) {
    block = instruction.block();
    arrivals = new Arrivals(block, machine);
    sums = machine.contentsOf(block.accumulators()).ints;
    binary = block.delivery().messageBits() == 0;
    due = block.isPlastic() ? 1 : 0;
    tally = RowTally.of(block, machine.image());
    held = machine.image().chip().datapath().accumulate().convolution().sum();
    mayOverflow =
        block.of().synapses() instanceof Convolution
            && held.overflow() != Overflow.NONE
            && machine.image().largestSum(block) > held.max() * Math.pow(2, block.shift());
  }

  static MicroOperation bind(Instruction.AccumulateRows instruction, Machine machine) {
    return switch (instruction.block().synapses()) {
      case StoredSynapses.Dense _ -> new Dense(instruction, machine);
      case StoredSynapses.Sparse sparse -> new Sparse(instruction, machine, sparse.rows());
      case StoredSynapses.Shared shared -> new Shared(instruction, machine, shared.taps());
      case StoredSynapses.None _ ->
          throw new IllegalArgumentException("events without weights are not accumulated");
    };
  }

  @Override
  public final void run(int step, Work work) {
    for (Events events : arrivals.at()) {
      boolean graded = events.graded && !binary;
      long delivered =
          graded
              ? addGraded(events.index, events.payload, events.count, step + due)
              : addBinary(events.index, ones(events.count), events.count, step + due);
      tally.note(events, graded, delivered, work);
    }
    hold(step + due);
  }

  /** Adds rows that each count once. */
  abstract long addBinary(int[] rows, int[] ones, int count, int dueStep);

  /** Adds rows times payloads. */
  abstract long addGraded(int[] rows, int[] payloads, int count, int dueStep);

  /**
   * Puts the sums of a convolution where they are held before they join others, however its
   * synapses are stored.
   */
  private void hold(int dueStep) {
    if (mayOverflow) {
      int offset = block.slotOffset(dueStep + block.delay());
      for (int i = offset; i < offset + block.target().neurons(); i++) {
        sums[i] = (int) held.fit(sums[i]);
      }
    }
  }

  private int[] ones(int count) {
    if (ones.length < count) {
      ones = new int[Math.max(count, block.rows())];
      Arrays.fill(ones, 1);
    }
    return ones;
  }

  private static final class Dense extends RowAccumulation {
    private final WeightArray weights;
    private final int targets;
    private final RowSums binaryRows;
    private final RowSums gradedRows;

    Dense(Instruction.AccumulateRows instruction, Machine machine) {
      super(instruction, machine);
      weights = machine.weights(block);
      targets = block.target().neurons();
      binaryRows = Kernels.rowSums(new RowRule(EXACT, Payload.BINARY, weights.storage()));
      gradedRows = Kernels.rowSums(new RowRule(EXACT, Payload.GRADED, weights.storage()));
    }

    @Override
    long addBinary(int[] rows, int[] ones, int count, int dueStep) {
      return add(binaryRows, rows, ones, count, dueStep);
    }

    @Override
    long addGraded(int[] rows, int[] payloads, int count, int dueStep) {
      return add(gradedRows, rows, payloads, count, dueStep);
    }

    private long add(RowSums kernel, int[] rows, int[] payloads, int count, int dueStep) {
      int offset = block.slotOffset(dueStep + block.delay());
      kernel.add(weights, targets, rows, payloads, count, sums, offset);
      return (long) count * targets;
    }
  }

  private static final class Sparse extends RowAccumulation {
    private final SparseRows rows;
    private final int[] offsetOfDelay;

    Sparse(Instruction.AccumulateRows instruction, Machine machine, SparseRows rows) {
      super(instruction, machine);
      this.rows = rows;
      offsetOfDelay = new int[rows.delays().length == 0 ? 1 : block.delay() + 1];
    }

    @Override
    long addBinary(int[] events, int[] ones, int count, int dueStep) {
      return addGraded(events, ones, count, dueStep);
    }

    @Override
    long addGraded(int[] events, int[] payloads, int count, int dueStep) {
      int first = offsetOfDelay.length == 1 ? block.delay() : 0;
      for (int d = 0; d < offsetOfDelay.length; d++) {
        offsetOfDelay[d] = block.slotOffset(dueStep + first + d);
      }
      return SparseRowSums.add(rows, events, payloads, count, offsetOfDelay, sums);
    }
  }

  private static final class Shared extends RowAccumulation {
    private final ConvolutionTaps taps;
    private final ConvolutionSums kernel;

    Shared(Instruction.AccumulateRows instruction, Machine machine, ConvolutionTaps taps) {
      super(instruction, machine);
      this.taps = taps;
      kernel = Kernels.convolutionSums(taps.weights().storage());
    }

    @Override
    long addBinary(int[] events, int[] ones, int count, int dueStep) {
      return addGraded(events, ones, count, dueStep);
    }

    @Override
    long addGraded(int[] events, int[] payloads, int count, int dueStep) {
      int offset = block.slotOffset(dueStep + block.delay());
      return kernel.add(taps, events, payloads, count, sums, offset);
    }
  }
}
