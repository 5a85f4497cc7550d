package org.backspike.bptt.batch;

import java.util.Arrays;

/** A relay passes errors as they are. */
final class RelayErrors implements ErrorStepper {
  private final BatchErrors errors;
  private final int population;
  private final int stride;

  RelayErrors(BatchErrors errors, int population, int stride) {
    this.errors = errors;
    this.population = population;
    this.stride = stride;
  }

  @Override
  public void begin(int sample) {
    int at = errors.sumsAt(population, sample);
    Arrays.fill(errors.sums(population), at, at + stride, 0);
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public void run(int sample, int firstStep, int endStep) {
    float[] sums = errors.sums(population);
    int sumsAt = errors.sumsAt(population, sample);
    for (int t = endStep - 1; t >= firstStep; t--) {
      int at = errors.at(population, sample) + t * stride;
      for (int i = 0; i < stride; i++) {
        sums[sumsAt + i] += errors.of(population)[at + i];
      }
    }
  }
}
