package org.backspike.chip.kernel;

import org.backspike.chip.network.WeightArray;

/** Adds the weight rows of spiking sources into sums or into a state, by the rule of its class. */
public interface RowSums {
  /**
   * Adds rows: {@code sums[offset + i] = OVF(sums[offset + i] + payload[k] * weights[rows[k] *
   * targets + i])} for every i, in the order of k.
   *
   * @param weights shape [sources][targets]; not modified
   * @param targets weights per row
   * @param rows rows to add, each below the number of sources; duplicates count twice
   * @param payloads factor of each row; not read where events are binary
   * @param count how many entries of {@code rows} are valid
   * @param sums modified in place
   * @param offset where the sums of this block begin
   */
  void add(
      WeightArray weights,
      int targets,
      int[] rows,
      int[] payloads,
      int count,
      int[] sums,
      int offset);
}
