package org.backspike.bptt.kernel;

/**
 * The {@link ListedDots} for one step of one sample, as recurrence needs it: active neurons are a
 * list, and the row of errors stays in registers while their rows of weights are walked.
 */
public interface GatedStep {
  /** Elements that a list needs beyond the number of neurons. */
  int SPARE = 16;

  /**
   * Lists the neurons whose error counts: |u - threshold| is below the support.
   *
   * @param membrane u of the step; not modified
   * @param membraneAt u of neuron 0
   * @param neurons number of neurons
   * @param threshold their threshold
   * @param support of the surrogate
   * @param active receives them in order; at least {@code neurons + SPARE} long
   * @return how many there are
   */
  int list(
      float[] membrane, int membraneAt, int neurons, float threshold, float support, int[] active);

  /**
   * Adds to result[j] the sum over i of errors[i] weights[j][i] for the listed j.
   *
   * @param active the list
   * @param count how many of it count
   * @param errors a row; not modified
   * @param errorsAt its first element
   * @param width of the row and of the rows of weights
   * @param weights shape [sources][width]; not modified
   * @param result modified
   * @param resultAt element of j = 0
   */
  void add(
      int[] active,
      int count,
      float[] errors,
      int errorsAt,
      int width,
      float[] weights,
      float[] result,
      int resultAt);
}
