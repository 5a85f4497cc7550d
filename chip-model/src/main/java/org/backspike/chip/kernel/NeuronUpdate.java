package org.backspike.chip.kernel;

/**
 * One tick of the neurons of a slice, by the rule of its class: currents, membrane, threshold,
 * reset. With D the decay and OVF the overflow of a register:
 *
 * <pre>
 * I = OVF(D(I) + q)   or   OVF(I + q), then D
 * v = OVF(D(v) + I + bias), 0 while refractory
 * while v reaches the threshold: one spike, v = 0 or v - threshold
 * </pre>
 *
 * or, where the threshold is tested first, on the membrane before its decay.
 */
public interface NeuronUpdate {
  /**
   * Updates a stretch of a slice. What fired is appended to {@link SliceArrays#fired} in ascending
   * order.
   *
   * @param a the slice; modified
   * @param first first neuron
   * @param end neuron after the last one
   */
  void update(NeuronArrays a, int first, int end);
}
