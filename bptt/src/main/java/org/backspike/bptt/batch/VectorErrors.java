package org.backspike.bptt.batch;

import java.util.Arrays;
import org.backspike.bptt.kernel.ErrorScan;
import org.backspike.bptt.kernel.ErrorTask;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.surrogate.Surrogate;

/** Spiking neurons by the kernels. Belongs to one thread. */
final class VectorErrors implements ErrorStepper {
  private final Coefficients coefficients;
  private final boolean late;
  private final Surrogate surrogate;
  private final Activity activity;
  private final BatchErrors errors;
  private final int population;
  private final ErrorScan scan = Kernels.errorScan();
  private final ErrorTask task = new ErrorTask();

  VectorErrors(
      Coefficients coefficients,
      boolean late,
      Surrogate surrogate,
      Activity activity,
      BatchErrors errors,
      int population,
      int width,
      int samples,
      int steps) {
    this.coefficients = coefficients;
    this.late = late;
    this.surrogate = surrogate;
    this.activity = activity;
    this.errors = errors;
    this.population = population;
    int stride = activity.stride();
    task.neurons = width;
    task.stride = stride;
    task.membrane = activity.membranes();
    task.errors = errors.of(population);
    task.derivatives = new float[steps * stride];
    task.carry = new float[samples * stride];
    task.lambda = new float[samples * stride];
    task.sums = errors.sums(population);
  }

  @Override
  public void begin(int sample) {
    int at = sample * task.stride;
    Arrays.fill(task.carry, at, at + task.stride, 0);
    Arrays.fill(task.lambda, at, at + task.stride, 0);
    Arrays.fill(task.sums, at, at + task.stride, 0);
  }

  @Override
  public long bytes() {
    return 4L * (task.derivatives.length + task.carry.length + task.lambda.length);
  }

  @Override
  public void run(int sample, int firstStep, int endStep) {
    int first = firstStep * task.stride;
    int count = (endStep - firstStep) * task.stride;
    task.firstStep = firstStep;
    task.endStep = endStep;
    task.membraneAt = activity.membranesAt(sample);
    task.errorsAt = errors.at(population, sample);
    task.stateAt = sample * task.stride;
    task.sumsAt = errors.sumsAt(population, sample);
    scan.distances(
        task.membrane,
        task.membraneAt + first,
        coefficients.threshold(),
        task.derivatives,
        first,
        count);
    surrogate.derive(task.derivatives, first, first + count);
    if (late) {
      scan.late(coefficients, task);
    } else {
      scan.prompt(coefficients, task);
    }
  }
}
