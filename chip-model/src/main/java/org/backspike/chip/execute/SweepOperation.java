package org.backspike.chip.execute;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.kernel.DriveSums;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronUpdate;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.NeuronSweep}; active = neurons, produced = spikes. */
abstract sealed class SweepOperation implements MicroOperation {
  final NeuronUpdate kernel = Kernels.neuronUpdate();
  final NeuronArrays neurons;
  private final DriveSums drives = Kernels.driveSums();
  private final PeriodicReset reset;
  private final int limit;
  private final List<RowBlock> blocks;
  private final List<int[]> sums;

  private SweepOperation(Instruction.NeuronSweep instruction, Machine machine) {
    neurons = machine.neurons(instruction.slice());
    reset = instruction.slice().reset();
    limit = machine.image().chip().datapath().stateLimit();
    blocks = instruction.blocks();
    sums = blocks.stream().map(block -> machine.contentsOf(block.accumulators()).ints).toList();
  }

  static MicroOperation bind(Instruction.NeuronSweep instruction, Machine machine) {
    return switch (instruction.slice().kind()) {
      case LIF -> new Spiking(instruction, machine);
      case LI -> new Integrating(instruction, machine);
      case INPUT -> throw new IllegalArgumentException("an input has no state to sweep");
    };
  }

  @Override
  public final void run(int step, Work work) {
    if (reset.actsAt(step)) {
      Arrays.fill(neurons.current, 0);
      Arrays.fill(neurons.membrane, 0);
    }
    int saturatedDrives =
        blocks.size() == 1
            ? drives.drain(
                sums.getFirst(), offset(0, step), blocks.getFirst().shift(), limit, neurons.drive)
            : drainSeveral(step);
    long result = update();
    neurons.firedCount = (int) result;
    work.note(neurons.neurons(), neurons.firedCount);
    work.noteSaturated(saturatedDrives + (result >>> 32));
  }

  abstract long update();

  private int offset(int block, int step) {
    return step % (blocks.get(block).delay() + 1) * neurons.neurons();
  }

  /** Several projections: one exact 64-bit sum of the shifted sums, one saturation. */
  private int drainSeveral(int step) {
    int saturated = 0;
    for (int i = 0; i < neurons.neurons(); i++) {
      long wide = 0;
      for (int b = 0; b < blocks.size(); b++) {
        int at = offset(b, step) + i;
        wide += FixedPoint.shift(sums.get(b)[at], blocks.get(b).shift());
        sums.get(b)[at] = 0;
      }
      long clipped = FixedPoint.saturate(wide, limit);
      saturated += wide == clipped ? 0 : 1;
      neurons.drive[i] = (int) clipped;
    }
    return saturated;
  }

  private static final class Spiking extends SweepOperation {
    Spiking(Instruction.NeuronSweep instruction, Machine machine) {
      super(instruction, machine);
    }

    @Override
    long update() {
      return kernel.fire(neurons);
    }
  }

  private static final class Integrating extends SweepOperation {
    Integrating(Instruction.NeuronSweep instruction, Machine machine) {
      super(instruction, machine);
    }

    @Override
    long update() {
      return kernel.integrate(neurons);
    }
  }
}
