package org.backspike.chip.controller.tinyodin;

/**
 * Configuration of tinyODIN in operation.
 *
 * @param openLoop whether spikes of its own do not come back into its queue
 * @param controllerOutput whether the output tells served events instead of spikes
 * @param lastNeuron index of the last neuron served, 0 to 255
 */
public record TinyOdinRegisters(boolean openLoop, boolean controllerOutput, int lastNeuron) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the neuron does not exist
   */
  public TinyOdinRegisters {
    if (lastNeuron < 0 || lastNeuron >= TinyOdin.NEURONS) {
      throw new IllegalArgumentException(
          "last neuron " + lastNeuron + "; must be 0 to " + (TinyOdin.NEURONS - 1));
    }
  }
}
