package org.backspike.bptt.kernel;

/** Lists the steps in which neurons fired, from bits over time. */
public interface BitLists {
  /** Elements that the lists need beyond the bits that are set. */
  int SPARE = 32;

  /**
   * Lists the set bits of some neurons over several samples, neuron by neuron: of each the samples
   * from the last to the first, and of a sample the steps in order. Bit t % 32 of word t / 32 is
   * step t.
   *
   * @param samples number of samples
   * @param bits of each sample, shape [words][bitsStride]; not modified
   * @param bitsAt word of neuron 0 in step 0 of each of them
   * @param bitsStride from one word to the next
   * @param sent steps that count; bits beyond are ignored
   * @param steps numbers of a sample: step t of sample b is listed as b steps + t
   * @param first first neuron
   * @param end end of the neurons
   * @param begin receives where the list of each neuron begins, and where the last ends; shape [end
   *     - first + 1]
   * @param lists receives the lists; at least as long as bits are set, and {@link #SPARE} more
   */
  void list(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int bitsStride,
      int sent,
      int steps,
      int first,
      int end,
      int[] begin,
      int[] lists);
}
