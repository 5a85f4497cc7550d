package org.backspike.snn.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Adds rows of a matrix: for the columns c from {@code column} to {@code column + width - 1},
 *
 * <pre>
 * sums[sumsAt + c] = base[baseAt + c] + sum over k of weights[rows[k] * stride + c]
 * </pre>
 *
 * in the order of k, so that tiles and vectors do not change the result. Base and sums may be the
 * same place.
 */
public interface RowSums {
  /**
   * Adds rows as they are: what spikes deliver.
   *
   * @param weights the matrix, row by row, from {@link AlignedFloats}; not modified
   * @param stride length of a row
   * @param rows indices of rows; not modified
   * @param begin first of them
   * @param end end of them
   * @param base where the sums start from
   * @param baseAt its place of column 0
   * @param sums receives the sums
   * @param sumsAt its place of column 0
   * @param column first column
   * @param width number of columns
   */
  void add(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int column,
      int width);

  /**
   * Adds rows times factors, with one rounding per addition: what analog values deliver.
   *
   * @param weights the matrix, row by row, from {@link AlignedFloats}; not modified
   * @param stride length of a row
   * @param rows indices of rows; not modified
   * @param begin first of them
   * @param end end of them
   * @param factors of row k at {@code factorsAt + rows[k]}
   * @param factorsAt place of the factor of row 0
   * @param base where the sums start from
   * @param baseAt its place of column 0
   * @param sums receives the sums
   * @param sumsAt its place of column 0
   * @param column first column
   * @param width number of columns
   */
  void addScaled(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] factors,
      int factorsAt,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int column,
      int width);

  /**
   * Adds one row times a factor: {@code sums[sumsAt + c] += factor * row[rowAt + c]}, rounded once.
   *
   * @param row where the row is; not modified
   * @param rowAt its column 0
   * @param factor the factor
   * @param sums modified
   * @param sumsAt their column 0
   * @param column first column
   * @param width number of columns
   */
  void addRow(
      float[] row, int rowAt, float factor, float[] sums, int sumsAt, int column, int width);
}
