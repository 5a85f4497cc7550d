package org.backspike.bptt.kernel;

/**
 * Adds one row to the rows of the neurons that fired in a step: the other way to sum a weight
 * gradient, better where rows are short.
 *
 * <pre>
 * sums[rows[k] * stride + c] += row[rowAt + c]          c from 0 to width - 1
 * </pre>
 */
public interface EventRows {
  /**
   * Adds a row.
   *
   * @param rows neurons that fired; not modified
   * @param begin first of them
   * @param end end of them
   * @param row errors; not modified
   * @param rowAt its first column
   * @param sums shape [neurons][stride]; modified
   * @param stride from one row to the next
   * @param width number of columns
   */
  void add(
      int[] rows, int begin, int end, float[] row, int rowAt, float[] sums, int stride, int width);
}
