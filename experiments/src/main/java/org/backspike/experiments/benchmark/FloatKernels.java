package org.backspike.experiments.benchmark;

import java.lang.foreign.MemorySegment;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.bptt.kernel.BitLists;
import org.backspike.bptt.kernel.ErrorScan;
import org.backspike.bptt.kernel.ErrorTask;
import org.backspike.bptt.kernel.ListedRowSums;
import org.backspike.bptt.kernel.Product;
import org.backspike.snn.Convention;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.snn.kernel.Coefficients;
import org.backspike.snn.kernel.NeuronScan;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.kernel.ScanTask;
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
 * Kernels of the float trainer on 512 sources and 1024 targets. Per call: 51 rows of 4 KiB; 25
 * steps of 1024 neurons forward or backward; a product 48 x 512 x 1024; 512 gradient rows of five
 * steps each. Falsified if a call allocates (run with {@code -prof gc}).
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
  private static final int STEPS = 25;
  private static final int ROWS = 48;

  private final float[] weights = new float[SOURCES * TARGETS];
  private final float[] gradient = new float[SOURCES * TARGETS];
  private final int[] rows = new int[EVENTS];
  private final float[] sums = new float[TARGETS];
  private final float[] drive = new float[STEPS * TARGETS];
  private final float[] errors = new float[ROWS * TARGETS];
  private final float[] result = new float[ROWS * SOURCES];
  private final float[] distances = new float[STEPS * TARGETS];
  private final int[] bits = new int[SOURCES];
  private final Surrogate surrogate = new FastSigmoid(5);
  private final RowSums rowSums = org.backspike.snn.kernel.Kernels.rowSums();
  private final NeuronScan neuronScan = org.backspike.snn.kernel.Kernels.neuronScan();
  private final ErrorScan errorScan = org.backspike.bptt.kernel.Kernels.errorScan();
  private final Product product = org.backspike.bptt.kernel.Kernels.product();
  private final BitLists bitLists = org.backspike.bptt.kernel.Kernels.bitLists();
  private final ListedRowSums listedRowSums = org.backspike.bptt.kernel.Kernels.listedRowSums();
  private final MemorySegment packed = AlignedFloats.zeros(product.packedLength(SOURCES, TARGETS));
  private final MemorySegment rowsOfWeights = AlignedFloats.zeros((long) SOURCES * TARGETS);
  private final MemorySegment rowsOfErrors = AlignedFloats.zeros((long) ROWS * TARGETS);
  private final int[][] bitsOfSamples = {bits};
  private final int[] bitsAt = {0};
  private final int[] beginsOfLists = new int[SOURCES + 1];
  private final int[] lists = new int[SOURCES * STEPS + BitLists.SPARE];
  private final Coefficients coefficients =
      Coefficients.of(new Lif(0, 0.9, 1, 1, Reset.SUBTRACT, Convention.SNNTORCH));
  private final ScanTask forward = new ScanTask();
  private final ErrorTask backward = new ErrorTask();

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
    for (int i = 0; i < drive.length; i++) {
      drive[i] = (float) random.nextDouble(-0.5, 0.7);
      distances[i] = (float) random.nextDouble(-1, 1);
    }
    for (int i = 0; i < errors.length; i++) {
      errors[i] = (float) random.nextDouble(-1, 1);
    }
    for (int j = 0; j < SOURCES; j++) {
      for (int k = 0; k < 5; k++) {
        bits[j] |= 1 << random.nextInt(STEPS);
      }
    }
    AlignedFloats.copy(weights, 0, rowsOfWeights, 0, weights.length);
    AlignedFloats.copy(errors, 0, rowsOfErrors, 0, errors.length);
    product.pack(weights, TARGETS, SOURCES, TARGETS, packed);
    forward.neurons = TARGETS;
    forward.endStep = STEPS;
    forward.drive = drive;
    forward.driveStride = TARGETS;
    forward.membrane = new float[STEPS * TARGETS];
    forward.membraneStride = TARGETS;
    forward.carried = new float[TARGETS];
    forward.current = new float[TARGETS];
    forward.lists = new int[STEPS * TARGETS + NeuronScan.SPARE];
    forward.begins = new int[STEPS + 1];
    forward.timeBits = new int[TARGETS];
    forward.timeBitsStride = TARGETS;
    backward.neurons = TARGETS;
    backward.endStep = STEPS;
    backward.stride = TARGETS;
    backward.membrane = forward.membrane;
    backward.errors = errors;
    backward.derivatives = distances;
    backward.carry = new float[TARGETS];
    backward.lambda = new float[TARGETS];
    backward.sums = new float[TARGETS];
  }

  /**
   * Rows added into currents.
   *
   * @return the currents
   */
  @Benchmark
  public float[] rowSums() {
    rowSums.add(rowsOfWeights, TARGETS, rows, 0, EVENTS, sums, 0, sums, 0, 0, TARGETS);
    return sums;
  }

  /**
   * Forward steps.
   *
   * @return where the list of each step begins
   */
  @Benchmark
  public int[] neuronScan() {
    neuronScan.late(coefficients, forward);
    return forward.begins;
  }

  /**
   * Surrogate derivatives.
   *
   * @return the derivatives
   */
  @Benchmark
  public float[] surrogates() {
    surrogate.derive(distances, 0, distances.length);
    return distances;
  }

  /**
   * Backward steps.
   *
   * @return errors of the drive
   */
  @Benchmark
  public float[] errorScan() {
    errorScan.late(coefficients, backward);
    return errors;
  }

  /**
   * Errors of the sources.
   *
   * @return the errors
   */
  @Benchmark
  public float[] product() {
    product.add(
        errors, 0, TARGETS, ROWS, packed, SOURCES, TARGETS, result, 0, SOURCES, result, 0, SOURCES);
    return result;
  }

  /**
   * Rows of a weight gradient.
   *
   * @return the gradient
   */
  @Benchmark
  public float[] listedRowSums() {
    bitLists.list(
        1, bitsOfSamples, bitsAt, SOURCES, STEPS, STEPS, 0, SOURCES, beginsOfLists, lists);
    for (int j = 0; j < SOURCES; j++) {
      listedRowSums.add(
          lists,
          beginsOfLists[j],
          beginsOfLists[j + 1],
          rowsOfErrors,
          TARGETS,
          gradient,
          j * TARGETS,
          TARGETS);
    }
    return gradient;
  }
}
