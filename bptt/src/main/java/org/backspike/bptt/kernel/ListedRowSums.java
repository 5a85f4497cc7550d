package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Sums the rows of the steps in which a neuron fired: its row of a weight gradient.
 *
 * <pre>
 * sums[sumsAt + c] += sum over k from end - 1 to begin of rows[list[k] * stride + c]
 * </pre>
 *
 * for c from 0 to {@code width - 1}, in this order: the list is walked backward, as backward passes
 * come to steps. The sum is added once.
 */
public interface ListedRowSums {
  /**
   * Sums rows.
   *
   * @param list numbers of rows; not modified
   * @param begin first place in the list
   * @param end end of the places
   * @param rows from {@link org.backspike.snn.kernel.AlignedFloats}; not modified
   * @param stride from one row to the next
   * @param sums modified
   * @param sumsAt its first column
   * @param width number of columns
   */
  void add(
      int[] list,
      int begin,
      int end,
      MemorySegment rows,
      int stride,
      float[] sums,
      int sumsAt,
      int width);
}
