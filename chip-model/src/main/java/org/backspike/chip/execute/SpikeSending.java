package org.backspike.chip.execute;

import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Routes;
import org.backspike.chip.image.Slice;
import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.SendSpikes}; active = spikes, produced = messages, one per destination. */
final class SpikeSending implements MicroOperation {
  private final SliceArrays neurons;
  private final Mailbox mailbox;
  private final int first;
  private final int[] messagesOf;
  private final int[] eastWestOf;
  private final int[] northSouthOf;
  private final int[] withinTileOf;
  private final int flits;

  SpikeSending(Instruction.SendSpikes instruction, Machine machine) {
    Slice slice = instruction.slice().slice();
    ChipImage image = machine.image();
    neurons = machine.state(instruction.slice());
    mailbox = machine.mailbox(slice);
    first = slice.first();
    messagesOf = new int[slice.neurons()];
    eastWestOf = new int[slice.neurons()];
    northSouthOf = new int[slice.neurons()];
    withinTileOf = new int[slice.neurons()];
    Mesh mesh = image.chip().mesh();
    Routes routes = image.routes(slice.population());
    for (int n = 0; n < messagesOf.length; n++) {
      messagesOf[n] = routes.messages(first + n);
      for (int m = 0; m < messagesOf[n]; m++) {
        int destination = routes.core(routes.first(first + n) + m);
        eastWestOf[n] += mesh.hopsEastWest(slice.core(), destination);
        northSouthOf[n] += mesh.hopsNorthSouth(slice.core(), destination);
        withinTileOf[n] += mesh.hops(slice.core(), destination) == 0 ? 1 : 0;
      }
    }
    flits = image.flits(slice.population());
  }

  @Override
  public void run(int step, Work work) {
    Events events = mailbox.sending();
    long messages = 0;
    long eastWest = 0;
    long northSouth = 0;
    long withinTile = 0;
    for (int k = 0; k < neurons.firedCount; k++) {
      int neuron = neurons.fired[k];
      events.add(first + neuron, neurons.payload[k]);
      messages += messagesOf[neuron];
      eastWest += eastWestOf[neuron];
      northSouth += northSouthOf[neuron];
      withinTile += withinTileOf[neuron];
    }
    work.note(neurons.firedCount, messages);
    work.noteMessages(messages, messages * flits, 0, (eastWest + northSouth) * flits);
    work.noteRoutes(eastWest, northSouth, withinTile);
  }
}
