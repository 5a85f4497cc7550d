package org.backspike.chip.datapath;

/**
 * The membrane of a neuron.
 *
 * @param register where it is held
 * @param decay how it fades
 * @param sumOrder how its terms are added
 */
public record Membrane(Register register, Decay decay, SumOrder sumOrder) {

  /** How the terms of a membrane are added, and where a result may overflow. */
  public enum SumOrder {
    /** {@code v = OVF(D(v) + I + bias)}: one exact sum. */
    AT_ONCE,
    /** {@code v = OVF(D(v) + OVF_I(I + bias))}: the bias joins the current first. */
    BIAS_WITH_CURRENT,
    /**
     * The change is built by saturating adds: {@code d = OVF(I0 + I1 - fading); d = OVF(d + bias);
     * v = OVF(v + d)}. The fading itself is held in the bits of the register and wraps there.
     */
    EACH_ADD
  }
}
