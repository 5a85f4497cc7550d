package org.backspike.chip.datapath;

/**
 * The synaptic currents of a neuron.
 *
 * @param count how many: 0, 1 or 2
 * @param register where each is held
 * @param decay how each fades
 * @param order whether it fades before or after the input of a step is added
 */
public record Currents(int count, Register register, Decay decay, Order order) {

  /** Whether a current fades before its input is added. */
  public enum Order {
    /** {@code I = D(I) + q}. */
    DECAY_THEN_ADD,
    /** {@code I = D(I + q)}: the input fades once before it acts. */
    ADD_THEN_DECAY
  }

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Currents {
    Ranges.require("currents.count", count, 0, 2);
  }
}
