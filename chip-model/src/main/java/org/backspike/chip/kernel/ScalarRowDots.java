package org.backspike.chip.kernel;

/** The specification. */
final class ScalarRowDots implements RowDots {
  @Override
  public void dot(byte[] weights, int targets, int first, int rows, int[] errors, int[] sums) {
    for (int r = 0; r < rows; r++) {
      sums[r] = dotFrom(0, weights, (first + r) * targets, targets, errors);
    }
  }

  static int dotFrom(int lane, byte[] weights, int row, int targets, int[] errors) {
    int sum = 0;
    for (int i = lane; i < targets; i++) {
      sum += weights[row + i] * errors[i];
    }
    return sum;
  }
}
