package org.backspike.chip.controller.odin;

import java.math.BigInteger;

/**
 * Configuration of ODIN in operation.
 *
 * @param openLoop whether spikes of its own do not come back into its queue
 * @param controllerOutput whether the output tells served events instead of spikes
 * @param monitor whether the output tells the states of one neuron and one synapse instead
 * @param monitorNeuron the neuron watched, 0 to 255; also the output of served events is at its
 *     turn
 * @param monitorSynapse the input whose synapse at that neuron is watched, 0 to 255
 * @param updateUnmapped whether synapses without mapping bit learn
 * @param propagateUnmapped whether they deliver their weight
 * @param learnOnSynapse whether events of a single synapse let it learn
 * @param inhibitory bit i: input i is inhibitory; 0 to 2 to the 256, less 1
 */
public record OdinRegisters(
    boolean openLoop,
    boolean controllerOutput,
    boolean monitor,
    int monitorNeuron,
    int monitorSynapse,
    boolean updateUnmapped,
    boolean propagateUnmapped,
    boolean learnOnSynapse,
    BigInteger inhibitory) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public OdinRegisters {
    requireNeuron("monitored neuron", monitorNeuron);
    requireNeuron("monitored synapse", monitorSynapse);
    if (inhibitory.signum() < 0 || inhibitory.bitLength() > Odin.NEURONS) {
      throw new IllegalArgumentException(
          "signs of the inputs have "
              + inhibitory.bitLength()
              + " bits; must be at most "
              + Odin.NEURONS
              + ", not negative");
    }
  }

  private static void requireNeuron(String what, int neuron) {
    if (neuron < 0 || neuron >= Odin.NEURONS) {
      throw new IllegalArgumentException(
          what + " " + neuron + "; must be 0 to " + (Odin.NEURONS - 1));
    }
  }
}
