package org.backspike.chip.execute;

import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.SendSpikes}; active = spikes, produced = messages. */
final class SpikeSending implements MicroOperation {
  private final NeuronArrays neurons;
  private final Mailbox mailbox;
  private final int first;
  private final int destinations;

  SpikeSending(Instruction.SendSpikes instruction, Machine machine) {
    neurons = machine.neurons(instruction.slice());
    mailbox = machine.mailbox(instruction.slice().slice());
    first = instruction.slice().slice().first();
    destinations = instruction.destinations().size();
  }

  @Override
  public void run(int step, Work work) {
    Events events = mailbox.sending();
    for (int k = 0; k < neurons.firedCount; k++) {
      events.add(first + neurons.fired[k], 1);
    }
    work.note(neurons.firedCount, (long) neurons.firedCount * destinations);
  }
}
