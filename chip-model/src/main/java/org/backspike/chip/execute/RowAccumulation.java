package org.backspike.chip.execute;

import java.util.List;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.RowSums;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.AccumulateRows}; active = events, produced = events with a graded payload. */
final class RowAccumulation implements MicroOperation {
  private final RowSums kernel = Kernels.rowSums();
  private final List<Mailbox> arrivals;
  private final byte[] weights;
  private final int targets;
  private final int[] sums;
  private final int slots;
  private final int[] zerosOfRow;

  RowAccumulation(Instruction.AccumulateRows instruction, Machine machine) {
    RowBlock block = instruction.block();
    arrivals = Arrivals.of(block, machine);
    weights = machine.contentsOf(block.weights()).bytes;
    targets = block.target().neurons();
    sums = machine.contentsOf(block.accumulators()).ints;
    slots = block.delay() + 1;
    zerosOfRow = new int[block.rows()];
    for (int row = 0; row < block.rows(); row++) {
      for (int i = 0; i < targets; i++) {
        zerosOfRow[row] += weights[row * targets + i] == 0 ? 1 : 0;
      }
    }
  }

  @Override
  public void run(int step, Work work) {
    int offset = (step + slots - 1) % slots * targets;
    for (Mailbox mailbox : arrivals) {
      Events events = mailbox.arrived();
      if (events.graded) {
        kernel.addGraded(
            weights, targets, events.index, events.payload, events.count, sums, offset);
      } else {
        kernel.add(weights, targets, events.index, events.count, sums, offset);
      }
      work.note(events.count, events.graded ? events.count : 0);
      for (int e = 0; e < events.count; e++) {
        work.noteZeroWeights(zerosOfRow[events.index[e]]);
      }
    }
  }
}
