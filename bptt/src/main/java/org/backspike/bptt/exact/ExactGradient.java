package org.backspike.bptt.exact;

import java.util.List;

/** The mean loss of a batch and its gradient. */
public final class ExactGradient {
  private final double loss;
  private final List<double[]> arrays;
  private final double[][] inputErrors;

  ExactGradient(double loss, List<double[]> arrays, double[][] inputErrors) {
    this.loss = loss;
    this.arrays = arrays;
    this.inputErrors = inputErrors;
  }

  /**
   * The loss.
   *
   * @return mean over the samples
   */
  public double loss() {
    return loss;
  }

  /**
   * The gradient.
   *
   * @return arrays in the order of {@link org.backspike.snn.ParameterPlaces}
   */
  public List<double[]> arrays() {
    return arrays;
  }

  /**
   * Errors of the input.
   *
   * @param sample from 0
   * @return the live array, shape [steps][channels]
   */
  public double[] inputErrors(int sample) {
    return inputErrors[sample];
  }
}
