package org.backspike.bptt.exact;

import org.backspike.snn.neuron.NeuronHistory;

/**
 * Errors of the states between the input of a neuron and its spike. A step goes through them in
 * order: errors of what is carried on ({@link #record}), of the reset ({@link #subtracted}, {@link
 * #cleared}), of what there was before it ({@link #beforeReset}), of the step before ({@link
 * #drive}).
 */
sealed interface IntegrationAdjoint permits ExponentialAdjoint, AlphaAdjoint {
  /**
   * Adds the error of a membrane after its reset.
   *
   * @param membraneError gm(t)
   */
  void record(double membraneError);

  /**
   * The error of an amount by which a subtraction would raise the membrane.
   *
   * @return after the reset of the step, or before it once {@link #beforeReset} was called
   */
  double subtracted();

  /**
   * The error of the part of the states that a reset to zero replaces.
   *
   * @param history of the forward pass
   * @param t the step
   * @return the derivative of the loss by d
   */
  double cleared(NeuronHistory history, int t);

  /**
   * Goes before the reset.
   *
   * @param kept part of the states that the reset left
   * @param membraneError of u, that by the spike included
   * @param free 0 where the membrane was held, else 1
   */
  void beforeReset(double kept, double membraneError, double free);

  /**
   * Goes to the step before, and adds up the errors of the numbers.
   *
   * @param history of the forward pass
   * @param t the step
   * @param ofState factor of a late reset on the carried states
   * @param ofTotal factor of a late reset on the states with their input
   * @return error of the current I(t)
   */
  double drive(NeuronHistory history, int t, double ofState, double ofTotal);

  /** Error of the kept part of the membrane, summed over the steps so far. */
  double byKeep();

  /** Error of the gain, summed over the steps so far. */
  double byGain();
}
