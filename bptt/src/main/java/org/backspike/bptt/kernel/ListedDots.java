package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Some elements of a {@link Product}, by tiles of its inner dimension: of each source j those of
 * its listed rows,
 *
 * <pre>
 * sums[k] = sum over c of rows[list[k] * stride + c] * weights[j * weightsStride + c]
 * </pre>
 *
 * for all places k in the list of j. Over the tiles a sum is kept in parts, which are added at the
 * end.
 */
public interface ListedDots {
  /**
   * Parts of a sum.
   *
   * @return at least 1
   */
  int parts();

  /**
   * Adds the products of a tile to the parts of sums.
   *
   * @param begin where the list of each source begins, and where the last ends; not modified
   * @param list numbers of rows; not modified
   * @param first first source
   * @param end end of the sources
   * @param rows errors; not modified
   * @param rowsAt first column of the tile in row 0
   * @param stride from one row to the next
   * @param weights from {@link org.backspike.snn.kernel.AlignedFloats}; not modified
   * @param weightsStride from one source to the next
   * @param column first column of the tile in the weights
   * @param width number of columns
   * @param parts shape [places of the sources][{@link #parts}], from {@link
   *     org.backspike.snn.kernel.AlignedFloats}; modified
   */
  void add(
      int[] begin,
      int[] list,
      int first,
      int end,
      float[] rows,
      int rowsAt,
      int stride,
      MemorySegment weights,
      int weightsStride,
      int column,
      int width,
      MemorySegment parts);

  /**
   * Adds up the parts of sums.
   *
   * @param parts as {@link #add} left them; set to 0
   * @param count of the sums
   * @param sums receives them
   */
  void sum(MemorySegment parts, int count, float[] sums);
}
