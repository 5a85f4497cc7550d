package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarGatedStep implements GatedStep {
  @Override
  public int list(
      float[] membrane, int membraneAt, int neurons, float threshold, float support, int[] active) {
    return listFrom(0, 0, membrane, membraneAt, neurons, threshold, support, active);
  }

  static int listFrom(
      int first,
      int listed,
      float[] membrane,
      int membraneAt,
      int neurons,
      float threshold,
      float support,
      int[] active) {
    int count = listed;
    for (int j = first; j < neurons; j++) {
      if (Math.abs(membrane[membraneAt + j] - threshold) < support) {
        active[count++] = j;
      }
    }
    return count;
  }

  @Override
  public void add(
      int[] active,
      int count,
      float[] errors,
      int errorsAt,
      int width,
      float[] weights,
      float[] result,
      int resultAt) {
    for (int k = 0; k < count; k++) {
      int row = active[k] * width;
      float sum = 0;
      for (int i = 0; i < width; i++) {
        sum = Math.fma(errors[errorsAt + i], weights[row + i], sum);
      }
      result[resultAt + active[k]] += sum;
    }
  }
}
