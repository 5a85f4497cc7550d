package org.backspike.chip.datapath;

/** What the neurons of a population do. */
public enum PopulationKind {
  /** Events come from outside the chip; no state. */
  INPUT,
  /** Leaky integrate and fire, with or without a synaptic current. */
  LIF,
  /** Leaky integrator: the same state, never a spike; read out by its membrane. */
  LI
}
