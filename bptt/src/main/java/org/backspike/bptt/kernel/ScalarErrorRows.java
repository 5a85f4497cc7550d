package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarErrorRows implements ErrorRows {
  @Override
  public void dot(float[] weights, int targets, float[] errors, int offset, float[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += dotFrom(0, weights, j * targets, targets, errors, offset);
    }
  }

  @Override
  public void add(
      float[] gradient, int row, int targets, float factor, float[] errors, int offset) {
    addFrom(0, gradient, row, targets, factor, errors, offset);
  }

  static float dotFrom(
      int first, float[] weights, int row, int targets, float[] errors, int offset) {
    float sum = 0;
    for (int i = first; i < targets; i++) {
      sum += weights[row + i] * errors[offset + i];
    }
    return sum;
  }

  static void addFrom(
      int first, float[] gradient, int row, int targets, float factor, float[] errors, int offset) {
    for (int i = first; i < targets; i++) {
      gradient[row * targets + i] += factor * errors[offset + i];
    }
  }
}
