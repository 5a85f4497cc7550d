package org.backspike.chip.kernel;

/** Adds the weight rows of spiking sources into exact 32-bit sums. */
public interface RowSums {
  /**
   * Adds rows of binary events: {@code sums[offset + i] += weights[rows[k] * targets + i]} for
   * every k and i.
   *
   * @param weights shape [sources][targets]; not modified
   * @param targets weights per row
   * @param rows rows to add, each below the number of sources; duplicates count twice
   * @param count how many entries of {@code rows} are valid
   * @param sums modified in place
   * @param offset where the sums of this block begin
   */
  void add(byte[] weights, int targets, int[] rows, int count, int[] sums, int offset);

  /**
   * Adds rows of graded events: as {@link #add}, each row multiplied by its payload.
   *
   * @param weights shape [sources][targets]; not modified
   * @param targets weights per row
   * @param rows rows to add
   * @param payloads factor of each row, 0 to 255
   * @param count how many entries of {@code rows} and {@code payloads} are valid
   * @param sums modified in place
   * @param offset where the sums of this block begin
   */
  void addGraded(
      byte[] weights, int targets, int[] rows, int[] payloads, int count, int[] sums, int offset);
}
