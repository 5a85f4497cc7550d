package org.backspike.bptt;

import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.Product;
import org.backspike.snn.kernel.AlignedFloats;

/**
 * What the machine gives one thread just now, to hold the speed of a training against: the best of
 * many short runs, by processor time.
 *
 * @param gemmGflops dense product of 112 x 256 and 256 x 256 floats by the kernel of the trainer,
 *     in 10^9 operations per second, a multiplication and an addition being two
 * @param copyGbPerS copied floats, 64 MiB at a time, in 10^9 bytes per second; each byte counts
 *     once
 */
public record MachineSpeed(double gemmGflops, double copyGbPerS) {
  private static final int ROWS = 112;
  private static final int SIDE = 256;
  private static final int PRODUCTS = 8;
  private static final int COPIED = 16 << 20;

  /**
   * Measures both.
   *
   * @param time of each of the two
   * @return the speeds
   */
  public static MachineSpeed measure(Duration time) {
    return new MachineSpeed(gemm(time), copy(time));
  }

  private static double gemm(Duration time) {
    Product product = Kernels.product();
    float[] weights = new float[SIDE * SIDE];
    Arrays.fill(weights, 0.01f);
    float[] errors = new float[ROWS * SIDE];
    Arrays.fill(errors, 0.01f);
    float[] result = new float[ROWS * SIDE];
    MemorySegment packed = AlignedFloats.zeros(product.packedLength(SIDE, SIDE));
    product.pack(weights, SIDE, SIDE, SIDE, packed);
    double operations = 2.0 * PRODUCTS * ROWS * SIDE * SIDE;
    return operations
        / bestNanos(
            time,
            () -> {
              for (int i = 0; i < PRODUCTS; i++) {
                product.add(
                    errors, 0, SIDE, ROWS, packed, SIDE, SIDE, result, 0, SIDE, result, 0, SIDE);
              }
            });
  }

  private static double copy(Duration time) {
    float[] from = new float[COPIED];
    Arrays.fill(from, 1);
    float[] to = new float[COPIED];
    return (double) COPIED
        * Float.BYTES
        / bestNanos(time, () -> System.arraycopy(from, 0, to, 0, COPIED));
  }

  private static double bestNanos(Duration time, Runnable work) {
    var threads = ManagementFactory.getThreadMXBean();
    long best = Long.MAX_VALUE;
    long end = System.nanoTime() + time.toNanos();
    do {
      long before = threads.getCurrentThreadCpuTime();
      work.run();
      best = Math.min(best, Math.max(1, threads.getCurrentThreadCpuTime() - before));
    } while (System.nanoTime() < end);
    return best;
  }
}
