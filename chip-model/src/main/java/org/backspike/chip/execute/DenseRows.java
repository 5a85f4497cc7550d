package org.backspike.chip.execute;

import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.StoredSynapses;
import org.backspike.chip.network.WeightArray;

/**
 * Rows for events that act one by one: every neuron sees every event, with a weight of 0 or not.
 */
final class DenseRows {
  /** Weights of one block; a crossbar of 4096 axons and 4096 neurons has as many. */
  private static final long MOST = 1L << 24;

  private DenseRows() {}

  static WeightArray of(RowBlock block) {
    if (block.synapses() instanceof StoredSynapses.Dense dense) {
      return dense.weights();
    }
    int targets = block.target().neurons();
    long count = (long) block.rows() * targets;
    if (count > MOST) {
      throw new IllegalArgumentException(
          block.of().name()
              + ": "
              + count
              + " weights whose events act one by one; at most "
              + MOST);
    }
    int[] matrix = new int[(int) count];
    for (int row = 0; row < block.rows(); row++) {
      int first = row * targets;
      block.synapses().visit(row, (target, weight) -> matrix[first + target] += weight);
    }
    return WeightArray.of(matrix.length, i -> matrix[i]);
  }
}
