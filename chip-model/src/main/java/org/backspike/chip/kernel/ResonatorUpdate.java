package org.backspike.chip.kernel;

/**
 * One step of resonators. With q the product with sine s or cosine c in fixed point, each truncated
 * toward zero by itself, and clip at 2^23 - 1:
 *
 * <pre>
 * re' = clip(q(c re) - q(s im) + shl(a_re))
 * im' = clip(q(s re) + q(c im) + shl(a_im))
 * </pre>
 *
 * <p>Source: lava-nc/lava, lava/proc/rf and lava/proc/rf_iz, fixed point.
 */
public interface ResonatorUpdate {
  /**
   * Updates a stretch of a slice.
   *
   * @param a the slice; modified
   * @param first first neuron
   * @param end neuron after the last one
   */
  void update(ResonatorArrays a, int first, int end);
}
