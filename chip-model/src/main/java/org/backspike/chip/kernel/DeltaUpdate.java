package org.backspike.chip.kernel;

/**
 * One step of delta or sigma-delta units:
 *
 * <pre>
 * act' = shl(a)   or   sigma += a, act' = sigma + bias
 * d = act' - act + residue; fires if |d| (or its sum) is at the threshold or above
 * sends d &gt;&gt; state exponent; residue = fired ? 0 : d
 * </pre>
 *
 * <p>Source: lava-nc/lava, lava/proc/sdn, fixed point.
 */
public interface DeltaUpdate {
  /**
   * Updates a stretch of a slice.
   *
   * @param a the slice; modified
   * @param first first neuron
   * @param end neuron after the last one
   */
  void update(DeltaArrays a, int first, int end);
}
