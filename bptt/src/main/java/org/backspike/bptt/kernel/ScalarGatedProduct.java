package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarGatedProduct implements GatedProduct {
  @Override
  public void gate(
      float[] membrane,
      int membraneAt,
      int stride,
      int firstStep,
      int endStep,
      int neurons,
      float threshold,
      float support,
      int[] active,
      int activeAt) {
    for (int t = firstStep; t < endStep; t++) {
      for (int j = 0; j < neurons; j++) {
        float distance = Math.abs(membrane[membraneAt + t * stride + j] - threshold);
        int at = activeAt + (t >> 5) * stride + j;
        active[at] = distance < support ? active[at] | 1 << t : active[at] & ~(1 << t);
      }
    }
  }

  @Override
  public void add(
      int[] active,
      int activeAt,
      int firstStep,
      int endStep,
      int lag,
      float[] errors,
      int errorsAt,
      int errorsStride,
      float[] weights,
      int sources,
      float[] result,
      int resultAt,
      int resultStride) {
    for (int j = 0; j < sources; j++) {
      for (int t = firstStep; t < endStep - lag; t++) {
        if ((active[activeAt + (t >> 5) * resultStride + j] >>> t & 1) != 0) {
          float sum = 0;
          for (int i = 0; i < errorsStride; i++) {
            sum =
                Math.fma(
                    errors[errorsAt + (t + lag) * errorsStride + i],
                    weights[j * errorsStride + i],
                    sum);
          }
          result[resultAt + t * resultStride + j] += sum;
        }
      }
    }
  }
}
