package org.backspike.snn.kernel;

/** The specification. */
final class ScalarSpikeRows implements SpikeRows {
  @Override
  public void add(float[] weights, int targets, int[] rows, int begin, int end, float[] sums) {
    addFrom(0, weights, targets, rows, begin, end, sums);
  }

  @Override
  public void addScaled(float[] weights, int offset, float factor, float[] sums) {
    addScaledFrom(0, weights, offset, factor, sums);
  }

  static void addFrom(
      int first, float[] weights, int targets, int[] rows, int begin, int end, float[] sums) {
    for (int k = begin; k < end; k++) {
      int row = rows[k] * targets;
      for (int i = first; i < targets; i++) {
        sums[i] += weights[row + i];
      }
    }
  }

  static void addScaledFrom(int first, float[] weights, int offset, float factor, float[] sums) {
    for (int i = first; i < sums.length; i++) {
      sums[i] += factor * weights[offset + i];
    }
  }
}
