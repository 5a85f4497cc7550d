package org.backspike.chip.kernel;

/** Inner products of weight rows with a vector of error mantissas. */
public interface RowDots {
  /**
   * For every row r: {@code sums[r] = sum over i of weights[(first + r) * targets + i] *
   * errors[i]}.
   *
   * @param weights shape [sources][targets]; not modified
   * @param targets weights per row
   * @param first first row
   * @param rows how many rows
   * @param errors shape [targets], magnitude below 2^15 / targets * 2^8 so that a sum fits 32 bits
   * @param sums receives one sum per row from index 0
   */
  void dot(byte[] weights, int targets, int first, int rows, int[] errors, int[] sums);
}
