package org.backspike.chip.kernel;

import org.backspike.chip.network.WeightArray;

/**
 * Lets events act one by one on membranes whose threshold is tested after each of them, by the rule
 * of its class.
 */
public interface EventUpdate {
  /**
   * Applies rows in order: {@code v = OVF(v + weight)}; a neuron that reaches its threshold fires
   * and is reset at once. An event with a payload of n acts n times.
   *
   * @param weights shape [sources][neurons]; not modified
   * @param rows row of each event
   * @param payloads how often each event acts, at least 1
   * @param count how many events
   * @param a the slice; modified
   * @param first first neuron
   * @param end neuron after the last one
   */
  void apply(
      WeightArray weights,
      int[] rows,
      int[] payloads,
      int count,
      NeuronArrays a,
      int first,
      int end);
}
