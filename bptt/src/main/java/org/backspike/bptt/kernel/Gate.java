package org.backspike.bptt.kernel;

/**
 * Where the error of a spike counts: with a surrogate of compact support only where the membrane is
 * within the support of its threshold. Elsewhere no {@link Product} is needed.
 */
public interface Gate {
  /**
   * Marks where the error counts: bit t % 32 of {@code active[activeAt + t / 32 stride + j]} is set
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
  void mark(
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
}
