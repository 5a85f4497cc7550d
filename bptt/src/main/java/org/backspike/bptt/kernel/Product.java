package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Errors of a source population from those of its target: rows of errors times the transposed
 * weights. The weights are packed once per batch into panels that are walked from front to back.
 */
public interface Product {
  /** Elements that a row of results needs at most beyond the sources, to be whole vectors. */
  int SPARE = 16;

  /**
   * Room for packed weights.
   *
   * @param sources rows of the weights
   * @param targets columns of the weights
   * @return length of the packed array
   */
  int packedLength(int sources, int targets);

  /**
   * Packs the transposed weights of some panels.
   *
   * @param weights shape [sources][stride]; not modified
   * @param stride length of a row
   * @param sources rows
   * @param targets columns that count
   * @param packed receives them; from {@link org.backspike.snn.kernel.AlignedFloats}
   */
  void pack(float[] weights, int stride, int sources, int targets, MemorySegment packed);

  /**
   * Sets result[r][j] to base[r][j] and the sum over i of errors[r][i] weights[j][i], with one
   * rounding per addition, in the order of i. Base and result may be the same place.
   *
   * @param errors shape [rows][errorsStride]; not modified
   * @param errorsAt first element
   * @param errorsStride from one row to the next
   * @param rows number of rows
   * @param packed weights
   * @param sources number of j
   * @param targets number of i
   * @param base shape [rows][baseStride], a row padded to a multiple of 16; not modified unless it
   *     is the result
   * @param baseAt first element
   * @param baseStride from one row to the next; 0 for one row that is the base of all
   * @param result shape [rows][resultStride], a row padded to a multiple of 16
   * @param resultAt first element
   * @param resultStride from one row to the next
   */
  void add(
      float[] errors,
      int errorsAt,
      int errorsStride,
      int rows,
      MemorySegment packed,
      int sources,
      int targets,
      float[] base,
      int baseAt,
      int baseStride,
      float[] result,
      int resultAt,
      int resultStride);
}
