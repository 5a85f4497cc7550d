package org.backspike.bptt.kernel;

/**
 * Sums the rows of the steps in which a neuron fired: its row of a weight gradient.
 *
 * <pre>
 * sums[sumsAt + c] = base[baseAt + c] + sum over steps t with a set bit of rows[rowsAt + t stride + c]
 * </pre>
 *
 * for c from 0 to {@code width - 1}, in the order of t. Bit t % 32 of {@code bits[bitsAt + t / 32
 * bitsStride]} is step t.
 */
public interface BitRowSums {
  /**
   * Sums rows.
   *
   * @param bits steps of a neuron; not modified
   * @param bitsAt word of step 0
   * @param bitsStride from one word to the next
   * @param steps steps that count; bits beyond are ignored
   * @param rows shape [steps][stride]; not modified
   * @param rowsAt place of step 0 and the first column
   * @param stride from one row to the next
   * @param base where the sums start from
   * @param baseAt its first column
   * @param sums receives the sums; may be the base
   * @param sumsAt its first column
   * @param width number of columns
   */
  void sum(
      int[] bits,
      int bitsAt,
      int bitsStride,
      int steps,
      float[] rows,
      int rowsAt,
      int stride,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int width);
}
