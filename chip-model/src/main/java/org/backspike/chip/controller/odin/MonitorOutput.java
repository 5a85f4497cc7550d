package org.backspike.chip.controller.odin;

import org.backspike.chip.controller.Wires;

/**
 * Tells every write of one neuron, in two packets, and of one synapse, in one. If both are written
 * in a cycle, the synapse comes third. The core is frozen until all are told.
 */
final class MonitorOutput extends OdinOutput {
  private static final int SYNAPSE = 0xf0;

  private final int neuron;
  private final int synapse;
  private final int synapseWord;
  private final boolean served;

  /** What the wires of this cycle say. */
  private boolean neuronWritten;

  private boolean synapseWritten;
  private int neuronPacket;
  private int membrane;
  private int nibble;

  private boolean first;
  private boolean second;
  private boolean late;
  private int membraneSample;
  private int synapseSample;

  MonitorOutput(OdinRegisters registers) {
    this.neuron = registers.monitorNeuron();
    this.synapse = registers.monitorSynapse();
    this.synapseWord = registers.monitorSynapse() * Odin.WORDS_PER_ROW + (neuron >> 3);
    this.served = registers.controllerOutput();
  }

  @Override
  void observe(Odin core) {
    neuronWritten = core.writesNeuron(neuron);
    synapseWritten = core.writesSynapses(synapseWord);
    if (neuronWritten) {
      int told =
          served
              ? core.servesWriting(neuron) && (core.head() & 0xff) == neuron ? 1 : 0
              : core.fired();
      int result = core.result();
      membrane = result & 0xff;
      neuronPacket =
          told << 7
              | (result >> OdinNeuron.UP & 1) << 6
              | (result >> OdinNeuron.DOWN & 1) << 5
              | (result >> 8 & 7) << 2;
    }
    if (synapseWritten) {
      nibble = (core.writtenSynapses() >>> (4 * (neuron & 7))) & 0xf;
    }
  }

  @Override
  protected void drive(Wires wires, int seen, int before) {
    if (seen == 0 && before == 1) {
      release(first || late ? 1 : 0);
      second = first;
      first = false;
    } else if (seen == 1) {
      release(1);
    } else if (request() == 0) {
      choose();
    }
    if (neuronWritten) {
      membraneSample = membrane;
    }
    if (synapseWritten) {
      synapseSample = nibble;
    }
  }

  private void choose() {
    if (neuronWritten || synapseWritten) {
      send(neuronWritten ? neuronPacket : SYNAPSE | nibble);
      first = neuronWritten;
      second = false;
      late = neuronWritten && synapseWritten;
    } else if (second) {
      send(membraneSample);
      first = false;
    } else if (late) {
      send(SYNAPSE | synapseSample);
      late = false;
    }
  }

  @Override
  int nextTold(int from) {
    int word = neuron & ~7;
    return from <= word ? word : from <= neuron ? neuron : Odin.NEURONS;
  }

  @Override
  int nextToldWord(int row, int word) {
    return row == synapse && word <= neuron >> 3 ? neuron >> 3 : Odin.WORDS_PER_ROW;
  }
}
