package org.backspike.chip.controller.odin;

import org.backspike.chip.controller.OutputLink;

/** The output of ODIN, which looks at the settled wires of a cycle. */
abstract sealed class OdinOutput extends OutputLink
    permits SpikeOutput, ServedOutput, MonitorOutput {
  /** Looks at the wires of a cycle and, if it is a plain link, sets those of the output. */
  abstract void observe(Odin core);

  /** The first neuron, from here on, at whose turn a spike event may tell something. */
  abstract int nextTold(int neuron);

  /** The first word, from here on, of a row whose write may tell something. */
  abstract int nextToldWord(int row, int word);

  static OdinOutput of(OdinRegisters registers) {
    if (registers.monitor()) {
      return new MonitorOutput(registers);
    }
    return registers.controllerOutput()
        ? new ServedOutput(registers.monitorNeuron())
        : new SpikeOutput();
  }
}
