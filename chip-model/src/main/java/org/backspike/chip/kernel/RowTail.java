package org.backspike.chip.kernel;

import org.backspike.chip.network.WeightArray;

/** What a vector kernel leaves to its scalar twin: the targets beyond the last full vector. */
interface RowTail {
  /** As {@link RowSums#add}, for the targets from {@code first} on. */
  void addFrom(
      int first,
      WeightArray weights,
      int targets,
      int[] rows,
      int[] payloads,
      int count,
      int[] sums,
      int offset);
}
