package org.backspike.bptt.secondorder;

/** Where a second-order optimizer wants to go. */
interface Direction {
  /**
   * A direction downhill.
   *
   * @param x where
   * @param gradient there
   * @return a new vector
   */
  double[] from(double[] x, double[] gradient);

  /**
   * Learns from a step that was made.
   *
   * @param step difference of the points
   * @param change difference of the gradients
   */
  void learn(double[] step, double[] change);
}
