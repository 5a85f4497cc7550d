package org.backspike.bptt.kernel;

/**
 * The {@link Product} only where it is needed: with a surrogate of compact support the error of a
 * spike counts only where the membrane is within the support of its threshold.
 */
public interface GatedProduct {
  /**
   * Finds where the error counts: bit t % 32 of {@code active[activeAt + t / 32 stride + j]} is set
   * where |u - threshold| is below the support.
   *
   * @param membrane u, shape [steps][stride]; not modified
   * @param membraneAt place of step 0
   * @param stride from one step to the next
   * @param firstStep first step; bits of others are not changed
   * @param endStep end of the steps
   * @param neurons number of neurons
   * @param threshold their threshold
   * @param support of the surrogate
   * @param active receives the bits
   * @param activeAt place of the first word
   */
  void gate(
      float[] membrane,
      int membraneAt,
      int stride,
      int firstStep,
      int endStep,
      int neurons,
      float threshold,
      float support,
      int[] active,
      int activeAt);

  /**
   * Adds to result[t][j] the sum over i of errors[t + lag][i] weights[j][i] where the bit of (t, j)
   * is set and t + lag is below the end; elsewhere nothing changes.
   *
   * @param active bits of steps as {@link #gate} sets them; not modified
   * @param activeAt place of the first word
   * @param firstStep first t
   * @param endStep end of t + lag
   * @param lag steps from an output to its consumption
   * @param errors shape [steps][errorsStride]; not modified
   * @param errorsAt place of step 0
   * @param errorsStride from one step to the next
   * @param weights shape [sources][errorsStride]; not modified
   * @param sources number of j
   * @param result shape [steps][resultStride]
   * @param resultAt place of step 0
   * @param resultStride from one step to the next, also between words of bits
   */
  void add(
      int[] active,
      int activeAt,
      int firstStep,
      int endStep,
      int lag,
      float[] errors,
      int errorsAt,
      int errorsStride,
      float[] weights,
      int sources,
      float[] result,
      int resultAt,
      int resultStride);
}
