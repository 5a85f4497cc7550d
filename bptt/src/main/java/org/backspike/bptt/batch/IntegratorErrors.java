package org.backspike.bptt.batch;

import java.util.Arrays;
import org.backspike.snn.kernel.Coefficients;

/** Neurons that never fire: their errors are those of their membranes. */
final class IntegratorErrors implements ErrorStepper {
  private final Coefficients c;
  private final BatchErrors errors;
  private final int population;
  private final int stride;
  private final float[] carry;
  private final float[] lambda;

  IntegratorErrors(Coefficients coefficients, BatchErrors errors, int population, int stride) {
    this.c = coefficients;
    this.errors = errors;
    this.population = population;
    this.stride = stride;
    carry = new float[stride];
    lambda = new float[stride];
  }

  @Override
  public void begin(int sample) {
    int at = errors.sumsAt(population, sample);
    Arrays.fill(carry, 0);
    Arrays.fill(lambda, 0);
    Arrays.fill(errors.sums(population), at, at + stride, 0);
  }

  @Override
  public long bytes() {
    return 4L * (carry.length + lambda.length);
  }

  @Override
  public void run(int sample, int firstStep, int endStep) {
    float[] of = errors.of(population);
    float[] sums = errors.sums(population);
    int sumsAt = errors.sumsAt(population, sample);
    for (int t = endStep - 1; t >= firstStep; t--) {
      int at = errors.at(population, sample) + t * stride;
      for (int i = 0; i < stride; i++) {
        float delta = carry[i] + of[at + i];
        lambda[i] = c.gain() * delta + c.synapticDecay() * lambda[i];
        carry[i] = c.keep() * delta;
        of[at + i] = lambda[i];
        sums[sumsAt + i] += lambda[i];
      }
    }
  }
}
