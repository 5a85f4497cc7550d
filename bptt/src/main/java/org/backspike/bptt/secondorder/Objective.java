package org.backspike.bptt.secondorder;

/**
 * A smooth function of many parameters. Evaluations may reuse what earlier ones at the same point
 * found.
 */
public interface Objective {
  /**
   * Number of parameters.
   *
   * @return length of all vectors
   */
  int size();

  /**
   * Value and gradient.
   *
   * @param x where; not modified
   * @param gradient receives the gradient
   * @return the value
   */
  double evaluate(double[] x, double[] gradient);

  /**
   * The Hessian times a vector.
   *
   * @param x where; not modified
   * @param direction the vector; not modified
   * @return a new vector
   */
  double[] hessianProduct(double[] x, double[] direction);
}
