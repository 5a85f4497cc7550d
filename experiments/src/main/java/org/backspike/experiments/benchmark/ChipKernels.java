package org.backspike.experiments.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.kernel.DriveSums;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronUpdate;
import org.backspike.chip.kernel.RowDots;
import org.backspike.chip.kernel.RowSums;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Kernels of a core on 512 sources and 1024 targets. Per call: 51 rows of 1024 bytes for the sums
 * (52,224 synaptic events), 512 inner products of 1024, one update of 1024 neurons. Falsified if a
 * call allocates (run with {@code -prof gc}) or the scalar form is as fast.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ChipKernels {
  private static final int SOURCES = 512;
  private static final int TARGETS = 1024;
  private static final int EVENTS = 51;

  /** Events of a call: binary ones, or each with a payload. */
  @Param({"1", "200"})
  private int payload = 1;

  private final byte[] weights = new byte[SOURCES * TARGETS];
  private final int[] rows = new int[EVENTS];
  private final int[] payloads = new int[EVENTS];
  private final int[] sums = new int[TARGETS];
  private final int[] errors = new int[TARGETS];
  private final int[] dots = new int[SOURCES];
  private final NeuronArrays neurons =
      new NeuronArrays(
          NeuronParameters.uniform(TARGETS, 512, 256, 8000, Reset.ZERO),
          new Datapath("backspike", "benchmark", 8, 6, -8, 7, 8, 24, 63));
  private final RowSums rowSums = Kernels.rowSums();
  private final RowDots rowDots = Kernels.rowDots();
  private final DriveSums driveSums = Kernels.driveSums();
  private final NeuronUpdate neuronUpdate = Kernels.neuronUpdate();

  /** For the harness. */
  public ChipKernels() {}

  /** Fills the arrays. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(1);
    random.nextBytes(weights);
    for (int k = 0; k < EVENTS; k++) {
      rows[k] = random.nextInt(SOURCES);
      payloads[k] = payload;
    }
    for (int i = 0; i < TARGETS; i++) {
      errors[i] = random.nextInt(-127, 128);
      neurons.drive[i] = random.nextInt(-4000, 4000);
    }
  }

  /**
   * Rows added into sums.
   *
   * @return the sums
   */
  @Benchmark
  public int[] rowSums() {
    if (payload == 1) {
      rowSums.add(weights, TARGETS, rows, EVENTS, sums, 0);
    } else {
      rowSums.addGraded(weights, TARGETS, rows, payloads, EVENTS, sums, 0);
    }
    return sums;
  }

  /**
   * Rows times errors.
   *
   * @return the inner products
   */
  @Benchmark
  public int[] rowDots() {
    rowDots.dot(weights, TARGETS, 0, SOURCES, errors, dots);
    return dots;
  }

  /**
   * Sums into drives.
   *
   * @return how many saturated
   */
  @Benchmark
  public int driveSums() {
    return driveSums.drain(sums, 0, 6, (1 << 23) - 1, neurons.drive);
  }

  /**
   * Neurons of a slice.
   *
   * @return spikes and saturations
   */
  @Benchmark
  public long neuronUpdate() {
    return neuronUpdate.fire(neurons);
  }
}
