package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarGate implements Gate {
  @Override
  public void mark(
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
}
