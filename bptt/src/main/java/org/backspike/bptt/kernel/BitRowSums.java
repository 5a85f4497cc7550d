package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Sums the rows of the steps in which a neuron fired, over several samples: its row of a weight
 * gradient.
 *
 * <pre>
 * sums[sumsAt + c] += sum over samples b and steps t with a set bit of rows[(b steps + t) * stride + c]
 * </pre>
 *
 * for c from 0 to {@code width - 1}, in the order of b, then t from the last to the first, as a
 * backward pass comes to them; the sum is added once. Bit t % 32 of word t / 32 is step t.
 */
public interface BitRowSums {
  /**
   * Sums rows.
   *
   * @param samples number of samples
   * @param bits steps of the neuron in each sample; not modified
   * @param bitsAt word of step 0 in each of them
   * @param neuron added to these places
   * @param bitsStride from one word to the next
   * @param sent steps that count; bits beyond are ignored
   * @param rows shape [samples][steps][stride], from {@link
   *     org.backspike.snn.kernel.AlignedFloats}; not modified
   * @param steps rows of a sample
   * @param stride from one row to the next
   * @param sums modified
   * @param sumsAt its first column
   * @param width number of columns
   */
  void add(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int neuron,
      int bitsStride,
      int sent,
      MemorySegment rows,
      int steps,
      int stride,
      float[] sums,
      int sumsAt,
      int width);
}
