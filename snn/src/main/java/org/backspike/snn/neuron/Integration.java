package org.backspike.snn.neuron;

/** How currents become membranes: the states between the input of a neuron and its spike. */
sealed interface Integration permits ExponentialIntegration, AlphaIntegration {
  /** What happens to the states of a step before its own spike is known. */
  record Before(double cut, double subtracted, double held) {}

  /**
   * Adds the current of a step.
   *
   * @param history holds the step before; the states of step t are filled
   * @param t the step
   * @param current I(t)
   * @param before factor of a late reset to zero, what a late one subtracts, and 1 where the
   *     membrane is held at rest
   * @return u, the membrane before its own reset
   */
  double integrate(NeuronHistory history, int t, double current, Before before);

  /**
   * Resets in the step of the spike, or not.
   *
   * @param history holds what {@link #integrate} filled; the carried states are filled
   * @param t the step
   * @param u the membrane before its reset
   * @param subtracted what is taken from it
   * @param cleared by which part it becomes the reset value
   * @return v, the membrane that is carried on
   */
  double reset(NeuronHistory history, int t, double u, double subtracted, double cleared);
}
