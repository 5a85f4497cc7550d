package org.backspike.chip.kernel;

/** The specification. */
final class ScalarRowSums implements RowSums {
  @Override
  public void add(byte[] weights, int targets, int[] rows, int count, int[] sums, int offset) {
    addFrom(0, weights, targets, rows, count, sums, offset);
  }

  @Override
  public void addGraded(
      byte[] weights, int targets, int[] rows, int[] payloads, int count, int[] sums, int offset) {
    addGradedFrom(0, weights, targets, rows, payloads, count, sums, offset);
  }

  static void addFrom(
      int first, byte[] weights, int targets, int[] rows, int count, int[] sums, int offset) {
    for (int k = 0; k < count; k++) {
      int row = rows[k] * targets;
      for (int i = first; i < targets; i++) {
        sums[offset + i] += weights[row + i];
      }
    }
  }

  static void addGradedFrom(
      int first,
      byte[] weights,
      int targets,
      int[] rows,
      int[] payloads,
      int count,
      int[] sums,
      int offset) {
    for (int k = 0; k < count; k++) {
      int row = rows[k] * targets;
      int payload = payloads[k];
      for (int i = first; i < targets; i++) {
        sums[offset + i] += weights[row + i] * payload;
      }
    }
  }
}
