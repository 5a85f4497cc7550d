package org.backspike.chip.execute;

import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.SendSpikes}; active = spikes, produced = messages. */
final class SpikeSending implements MicroOperation {
  private final SliceArrays neurons;
  private final Mailbox mailbox;
  private final int first;
  private final int destinations;

  SpikeSending(Instruction.SendSpikes instruction, Machine machine) {
    neurons = machine.state(instruction.slice());
    mailbox = machine.mailbox(instruction.slice().slice());
    first = instruction.slice().slice().first();
    destinations = instruction.destinations().size();
  }

  @Override
  public void run(int step, Work work) {
    Events events = mailbox.sending();
    for (int k = 0; k < neurons.firedCount; k++) {
      events.add(first + neurons.fired[k], neurons.payload[k]);
    }
    work.note(neurons.firedCount, (long) neurons.firedCount * destinations);
  }
}
