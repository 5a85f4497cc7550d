package org.backspike.snn.kernel;

/**
 * Runs the neurons of a population over a range of steps; equations in {@link
 * org.backspike.snn.Convention}. Every operation is rounded, so that all forms round alike.
 */
public interface NeuronScan {
  /** Room that the lists of a sample need beyond all neurons in all steps. */
  int SPARE = 16;

  /**
   * Neurons that are reset in the next step.
   *
   * @param c of the population
   * @param task arrays; modified
   */
  void late(Coefficients c, ScanTask task);

  /**
   * Neurons that are reset in the step of their spike.
   *
   * @param c of the population
   * @param task arrays; modified
   */
  void prompt(Coefficients c, ScanTask task);
}
