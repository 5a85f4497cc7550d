package org.backspike.chip.execute;

import java.util.Arrays;
import java.util.List;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.ClearState}; active = neurons. */
final class ClearStateOperation implements MicroOperation {
  private final NeuronArrays neurons;
  private final Mailbox mailbox;
  private final List<int[]> accumulators;

  ClearStateOperation(Instruction.ClearState instruction, Machine machine) {
    neurons = machine.neurons(instruction.slice());
    mailbox = machine.mailbox(instruction.slice().slice());
    accumulators =
        instruction.blocks().stream()
            .map(RowBlock::accumulators)
            .map(layout -> machine.contentsOf(layout).ints)
            .toList();
  }

  @Override
  public void run(int step, Work work) {
    Arrays.fill(neurons.current, 0);
    Arrays.fill(neurons.membrane, 0);
    Arrays.fill(neurons.refractory, 0);
    neurons.firedCount = 0;
    mailbox.clear();
    for (int[] sums : accumulators) {
      Arrays.fill(sums, 0);
    }
    work.note(neurons.neurons(), 0);
  }
}
