package org.backspike.chip.execute;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.ClearState}; active = neurons. */
final class ClearStateOperation implements MicroOperation {
  private final SliceArrays neurons;
  private final Mailbox mailbox;
  private final List<int[]> accumulators;

  ClearStateOperation(Instruction.ClearState instruction, Machine machine) {
    neurons = machine.state(instruction.slice());
    mailbox = machine.mailbox(instruction.slice().slice());
    accumulators =
        instruction.blocks().stream()
            .map(RowBlock::accumulators)
            .map(layout -> machine.contentsOf(layout).ints)
            .toList();
  }

  @Override
  public void run(int step, Work work) {
    neurons.clear();
    mailbox.clear();
    for (int[] sums : accumulators) {
      Arrays.fill(sums, 0);
    }
    work.note(neurons.neurons(), 0);
  }
}
