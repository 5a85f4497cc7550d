package org.backspike.chip.kernel;

/**
 * One step of the neurons of a slice. With tz the decay rounded toward zero and sat the symmetric
 * clip:
 *
 * <pre>
 * u  = sat(tz(u, keepCurrent) + drive)
 * v1 = sat(tz(v, keepMembrane) + u + bias), or 0 while refractory
 * fires if v1 &gt; threshold; then v = remainder * (v1 - threshold), else v = v1
 * </pre>
 */
public interface NeuronUpdate {
  /**
   * Updates spiking neurons; the indices of those that fired are in {@link NeuronArrays#fired}.
   *
   * @param a the slice; modified
   * @return number fired in the low 32 bits, number of saturations in the high ones
   */
  long fire(NeuronArrays a);

  /**
   * Updates integrators that never fire.
   *
   * @param a the slice; modified
   * @return number of saturations in the high 32 bits, the low ones 0
   */
  long integrate(NeuronArrays a);
}
