package org.backspike.experiments.benchmark;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the machine gives to plain loops, in the same run as the kernels: the figures that those are
 * held against. Results are bytes (copies) or adds per microsecond; 1000 bytes per microsecond are
 * 1 GB/s.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class MachineLimits {
  private static final int SMALL = 8 << 10;
  private static final int MEDIUM = 512 << 10;
  private static final int LARGE = 64 << 20;
  private static final int INTS = 1024;

  private final byte[] from = new byte[LARGE];
  private final byte[] to = new byte[LARGE];
  private final int[] sums = new int[INTS];
  private final int[] terms = new int[INTS];
  private final int[][] rows = new int[MEDIUM / Integer.BYTES / INTS][INTS];

  /** For the harness. */
  public MachineLimits() {}

  /** Touches the pages. */
  @Setup
  public void fill() {
    Arrays.fill(from, (byte) 1);
    Arrays.fill(to, (byte) 2);
    Arrays.fill(terms, 3);
  }

  /**
   * A copy within the first cache: each byte is read once and written once.
   *
   * @return the copy
   */
  @Benchmark
  @OperationsPerInvocation(SMALL)
  public byte[] copyInL1() {
    System.arraycopy(from, 0, to, 0, SMALL);
    return to;
  }

  /**
   * A copy within the second cache.
   *
   * @return the copy
   */
  @Benchmark
  @OperationsPerInvocation(MEDIUM)
  public byte[] copyInL2() {
    System.arraycopy(from, 0, to, 0, MEDIUM);
    return to;
  }

  /**
   * A copy through memory, or the last cache where that is large.
   *
   * @return the copy
   */
  @Benchmark
  @OperationsPerInvocation(LARGE)
  public byte[] copyInMemory() {
    System.arraycopy(from, 0, to, 0, LARGE);
    return to;
  }

  /**
   * Adds of 32 bits within the first cache: two loads and a store for each vector.
   *
   * @return the sums
   */
  @Benchmark
  @OperationsPerInvocation(INTS)
  public int[] addInts() {
    for (int i = 0; i < INTS; i++) {
      sums[i] += terms[i];
    }
    return sums;
  }

  /**
   * Rows of 512 KiB added into 4 KiB: one load of the second cache per vector, 4 bytes per add.
   *
   * @return the sums
   */
  @Benchmark
  @OperationsPerInvocation(MEDIUM / Integer.BYTES)
  public int[] addFromL2() {
    for (int[] row : rows) {
      for (int i = 0; i < INTS; i++) {
        sums[i] += row[i];
      }
    }
    return sums;
  }
}
