package org.backspike.chip.datapath;

/** What the neurons of a population do. */
public enum PopulationKind {
  /** Events come from outside the chip; no state. */
  INPUT,
  /** Leaky integrate and fire, with or without synaptic currents. */
  LIF,
  /** Leaky integrator: the same state, never a spike; read out by its membrane. */
  LI,
  /** Leaky integrate and fire with a second, lower threshold whose spikes count -1. */
  TERNARY,
  /** Resonate and fire: fires as its imaginary part crosses zero upward. */
  RF,
  /** Resonate and fire after Izhikevich: fires as its imaginary part reaches the threshold. */
  RF_IZ,
  /** Sends changes of its input as graded spikes. */
  DELTA,
  /** Sums what arrives and sends changes of its activation as graded spikes. */
  SIGMADELTA,
  /** Passes what exceeds a threshold on as graded spikes; no state. */
  GRADED;

  /**
   * Whether it is a leaky integrator, with or without spikes.
   *
   * @return true for those that have currents and a membrane
   */
  public boolean integrates() {
    return this == LIF || this == LI || this == TERNARY;
  }
}
