package org.backspike.snn.kernel;

/** Adds the weight rows of spiking neurons into currents. */
public interface SpikeRows {
  /**
   * {@code sums[i] += weights[rows[k] * targets + i]} for k from {@code begin} to {@code end} - 1.
   * Every sum takes its rows in this order, so that all forms round alike.
   *
   * @param weights shape [sources][targets]; not modified
   * @param targets weights per row
   * @param rows rows to add
   * @param begin first entry
   * @param end entry after the last one
   * @param sums shape [targets]; modified
   */
  void add(float[] weights, int targets, int[] rows, int begin, int end, float[] sums);

  /**
   * {@code sums[i] += factor * weights[offset + i]}.
   *
   * @param weights any array; not modified
   * @param offset first weight
   * @param factor of every weight
   * @param sums modified; its length is the number of weights
   */
  void addScaled(float[] weights, int offset, float factor, float[] sums);
}
