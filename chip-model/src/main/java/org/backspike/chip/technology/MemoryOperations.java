package org.backspike.chip.technology;

import java.util.Optional;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Sram.Macro;

/** Which operation reads or writes a macro. */
final class MemoryOperations {
  private MemoryOperations() {}

  static Operation read(Macro macro) {
    return switch (macro) {
      case AXON_TABLE -> Operation.AXON_READ;
      case SYNAPSE -> Operation.SYNAPSE_READ;
      case ACCUMULATOR -> Operation.ACCUMULATOR_READ;
      case NEURON -> Operation.NEURON_READ;
      case HISTORY -> Operation.HISTORY_READ;
      case LEARNING -> Operation.LEARNING_READ;
    };
  }

  /** The axon table is written by the host only. */
  static Optional<Operation> write(Macro macro) {
    return switch (macro) {
      case AXON_TABLE -> Optional.empty();
      case SYNAPSE -> Optional.of(Operation.SYNAPSE_WRITE);
      case ACCUMULATOR -> Optional.of(Operation.ACCUMULATOR_WRITE);
      case NEURON -> Optional.of(Operation.NEURON_WRITE);
      case HISTORY -> Optional.of(Operation.HISTORY_WRITE);
      case LEARNING -> Optional.of(Operation.LEARNING_WRITE);
    };
  }
}
