package org.backspike.chip.kernel;

import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.WeightArray;

/**
 * Adds single synapses of spiking sources into sums. Their targets lie anywhere, so that there is
 * no vector form: a gather and a scatter per vector cost more than the adds they replace.
 */
public final class SparseRowSums {
  private SparseRowSums() {}

  /**
   * Adds the synapses of the rows that spike: {@code sums[slot(delay) * targets + target] += weight
   * * payload}.
   *
   * @param rows the synapses, row by row; not modified
   * @param events sources that spike, in order
   * @param payloads factor of each
   * @param count how many events
   * @param slotOffset where the sums of a delay begin, shape [longest delay + 1]
   * @param sums modified in place
   * @return synapses that delivered a weight
   */
  public static long add(
      SparseRows rows, int[] events, int[] payloads, int count, int[] slotOffset, int[] sums) {
    return rows.delays().length == 0
        ? addTogether(rows, events, payloads, count, slotOffset[0], sums)
        : addDelayed(rows, events, payloads, count, slotOffset, sums);
  }

  private static long addTogether(
      SparseRows rows, int[] events, int[] payloads, int count, int offset, int[] sums) {
    int[] starts = rows.starts();
    int[] targets = rows.targets();
    long delivered = 0;
    for (int k = 0; k < count; k++) {
      int start = starts[events[k]];
      int end = starts[events[k] + 1];
      if (rows.weights().storage() == WeightArray.Storage.BYTES) {
        addRow(rows.weights().bytes(), targets, start, end, payloads[k], offset, sums);
      } else {
        addRow(rows.weights().shorts(), targets, start, end, payloads[k], offset, sums);
      }
      delivered += end - start;
    }
    return delivered;
  }

  private static void addRow(
      byte[] weights, int[] targets, int start, int end, int payload, int offset, int[] sums) {
    for (int s = start; s < end; s++) {
      sums[offset + targets[s]] += weights[s] * payload;
    }
  }

  private static void addRow(
      short[] weights, int[] targets, int start, int end, int payload, int offset, int[] sums) {
    for (int s = start; s < end; s++) {
      sums[offset + targets[s]] += weights[s] * payload;
    }
  }

  private static long addDelayed(
      SparseRows rows, int[] events, int[] payloads, int count, int[] slotOffset, int[] sums) {
    int[] targets = rows.targets();
    byte[] delays = rows.delays();
    long delivered = 0;
    for (int k = 0; k < count; k++) {
      int start = rows.starts()[events[k]];
      int end = rows.starts()[events[k] + 1];
      for (int s = start; s < end; s++) {
        sums[slotOffset[delays[s]] + targets[s]] += rows.weights().get(s) * payloads[k];
      }
      delivered += end - start;
    }
    return delivered;
  }
}
