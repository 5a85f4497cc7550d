package org.backspike.bptt.kernel;

/** Rows of weights against the errors of a step. */
public interface ErrorRows {
  /**
   * Errors of the sources: {@code sums[j] += sum over i of weights[j * targets + i] * errors[offset
   * + i]}.
   *
   * @param weights shape [sources][targets]; not modified
   * @param targets weights per row
   * @param errors errors of the targets; not modified
   * @param offset first error
   * @param sums shape [sources]; modified. Lanes are summed before they are added to each other:
   *     the forms agree to {@code targets * 2^-23} times the sum of magnitudes
   */
  void dot(float[] weights, int targets, float[] errors, int offset, float[] sums);

  /**
   * Adds errors to a gradient row: {@code gradient[row * targets + i] += factor * errors[offset +
   * i]}.
   *
   * @param gradient shape [sources][targets]; modified
   * @param row the row
   * @param targets errors per row
   * @param factor of every error
   * @param errors not modified
   * @param offset first error
   */
  void add(float[] gradient, int row, int targets, float factor, float[] errors, int offset);
}
