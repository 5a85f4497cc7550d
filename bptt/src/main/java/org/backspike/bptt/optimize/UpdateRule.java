package org.backspike.bptt.optimize;

/**
 * An optimizer for one parameter, in double precision: the specification of all optimizers.
 *
 * <p>Source of all formulas: PyTorch 1.13, {@code torch.optim}.
 */
public interface UpdateRule {
  /**
   * Numbers that are kept of each parameter.
   *
   * @return at least 0
   */
  int moments();

  /**
   * One step.
   *
   * @param w the parameter
   * @param g its gradient
   * @param moments kept numbers, 0 before the first step; modified
   * @param rate learning rate
   * @param step number of the step, from 1
   * @return the new parameter
   */
  double update(double w, double g, double[] moments, double rate, long step);
}
