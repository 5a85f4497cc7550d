package org.backspike.bptt.kernel;

import org.backspike.snn.kernel.Coefficients;

/**
 * The adjoint of {@link org.backspike.snn.kernel.NeuronScan}, from the last step of a range to the
 * first; equations in {@link org.backspike.bptt.exact.NeuronAdjoint}. Every operation is rounded,
 * so that all forms round alike.
 */
public interface ErrorScan {
  /**
   * Neurons that are reset in the next step.
   *
   * @param c of the population
   * @param task arrays; modified
   */
  void late(Coefficients c, ErrorTask task);

  /**
   * Neurons that are reset in the step of their spike.
   *
   * @param c of the population
   * @param task arrays; modified
   */
  void prompt(Coefficients c, ErrorTask task);

  /**
   * Distances of membranes from their threshold.
   *
   * @param membrane u; not modified
   * @param membraneAt first of them
   * @param threshold the threshold
   * @param distances receives u - threshold
   * @param distancesAt first place
   * @param count how many
   */
  void distances(
      float[] membrane,
      int membraneAt,
      float threshold,
      float[] distances,
      int distancesAt,
      int count);
}
