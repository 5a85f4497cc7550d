package org.backspike.experiments.benchmark;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.bptt.kernel.AdjointStep;
import org.backspike.bptt.kernel.ErrorRows;
import org.backspike.snn.kernel.LeakyUpdate;
import org.backspike.snn.kernel.SpikeRows;
import org.backspike.surrogate.FastSigmoid;
import org.backspike.surrogate.Surrogate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Kernels of the float reference on 512 sources and 1024 targets. Per call: 51 rows of 4 KiB, 512
 * inner products of 1024, 51 gradient rows, one forward or backward step of 1024 neurons. Falsified
 * if a call allocates (run with {@code -prof gc}).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class FloatKernels {
  private static final int SOURCES = 512;
  private static final int TARGETS = 1024;
  private static final int EVENTS = 51;

  private final float[] weights = new float[SOURCES * TARGETS];
  private final int[] rows = new int[EVENTS];
  private final float[] sums = new float[TARGETS];
  private final float[] errors = new float[TARGETS];
  private final float[] dots = new float[SOURCES];
  private final float[] current = new float[TARGETS];
  private final float[] carried = new float[TARGETS];
  private final float[] membrane = new float[TARGETS];
  private final float[] keep = new float[TARGETS];
  private final float[] derivative = new float[TARGETS];
  private final int[] fired = new int[TARGETS];
  private final Surrogate surrogate = new FastSigmoid(5);
  private final SpikeRows spikeRows = org.backspike.snn.kernel.Kernels.spikeRows();
  private final LeakyUpdate leakyUpdate = org.backspike.snn.kernel.Kernels.leakyUpdate();
  private final ErrorRows errorRows = org.backspike.bptt.kernel.Kernels.errorRows();
  private final AdjointStep adjointStep = org.backspike.bptt.kernel.Kernels.adjointStep();
  private final LeakyUpdate.Constants constants =
      new LeakyUpdate.Constants(0.875f, 0.9375f, 0.25f, 1, 0);

  /** For the harness. */
  public FloatKernels() {}

  /** Fills the arrays. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextDouble(-1, 1);
    }
    for (int k = 0; k < EVENTS; k++) {
      rows[k] = random.nextInt(SOURCES);
    }
    for (int i = 0; i < TARGETS; i++) {
      errors[i] = (float) random.nextDouble(-1, 1);
      sums[i] = (float) random.nextDouble(-1, 1);
    }
    Arrays.fill(keep, 0.9375f);
  }

  /**
   * Rows added into currents.
   *
   * @return the currents
   */
  @Benchmark
  public float[] spikeRows() {
    spikeRows.add(weights, TARGETS, rows, 0, EVENTS, sums);
    return sums;
  }

  /**
   * One forward step.
   *
   * @return how many fired
   */
  @Benchmark
  public int leakyUpdate() {
    return leakyUpdate.fire(constants, errors, current, carried, membrane, 0, fired);
  }

  /**
   * Surrogate derivatives.
   *
   * @return the derivatives
   */
  @Benchmark
  public float[] surrogates() {
    surrogate.derivatives(membrane, 0, 1, derivative);
    return derivative;
  }

  /**
   * One backward step.
   *
   * @return errors of the drive
   */
  @Benchmark
  public float[] adjointStep() {
    adjointStep.run(keep, derivative, errors, 0.875f, 0.25f, carried, current, membrane, 0);
    return membrane;
  }

  /**
   * Rows times errors.
   *
   * @return the inner products
   */
  @Benchmark
  public float[] errorDots() {
    errorRows.dot(weights, TARGETS, errors, 0, dots);
    return dots;
  }

  /**
   * Errors added into gradient rows.
   *
   * @return the gradient
   */
  @Benchmark
  public float[] gradientRows() {
    for (int k = 0; k < EVENTS; k++) {
      errorRows.add(weights, rows[k], TARGETS, 1, errors, 0);
    }
    return weights;
  }
}
