package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarAdjointStep implements AdjointStep {
  @Override
  public void run(
      float[] keep,
      float[] derivative,
      float[] spikeError,
      float alpha,
      float gain,
      float[] membraneError,
      float[] currentError,
      float[] driveError,
      int offset) {
    runFrom(
        0,
        keep,
        derivative,
        spikeError,
        alpha,
        gain,
        membraneError,
        currentError,
        driveError,
        offset);
  }

  static void runFrom(
      int first,
      float[] keep,
      float[] derivative,
      float[] spikeError,
      float alpha,
      float gain,
      float[] membraneError,
      float[] currentError,
      float[] driveError,
      int offset) {
    for (int i = first; i < keep.length; i++) {
      float dv = keep[i] * membraneError[i] + derivative[i] * spikeError[i];
      float di = alpha * currentError[i] + gain * dv;
      membraneError[i] = dv;
      currentError[i] = di;
      driveError[offset + i] = di;
    }
  }
}
