package org.backspike.experiments.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.RowDots;
import org.backspike.chip.kernel.RowRule;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.kernel.RowSums;
import org.backspike.chip.network.WeightArray.Storage;
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
 * Dense weight rows, in synaptic events per microsecond of {@link Crossbar}: 51 rows of 1024, from
 * the second cache.
 *
 * <p>On paper, for a vector of 16 events on a core that starts two 512-bit operations per cycle: a
 * byte row costs one widening load and one add, so one cycle: 16 events and 16 bytes per cycle.
 * Rows of shorts cost the same and 32 bytes. A payload adds a 32-bit multiply, two operations on
 * many cores: 2 cycles, 8 events per cycle. Saturation at every event adds a minimum and a maximum:
 * 3 cycles with the payload. A cache that delivers 32 bytes per cycle limits none of them.
 * Falsified if {@link MachineLimits#addFromL2} delivers fewer bytes per second than these rows
 * need, if a call allocates, or if the scalar form is as fast.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class RowKernels {
  private static final Register EXACT = new Register(32, Overflow.NONE);
  private static final Register SATURATING = new Register(16, Overflow.SAT);

  private final RowSums binaryBytes = kernel(EXACT, Payload.BINARY, Storage.BYTES);
  private final RowSums binaryShorts = kernel(EXACT, Payload.BINARY, Storage.SHORTS);
  private final RowSums gradedBytes = kernel(EXACT, Payload.GRADED, Storage.BYTES);
  private final RowSums gradedShorts = kernel(EXACT, Payload.GRADED, Storage.SHORTS);
  private final RowSums perEvent = kernel(SATURATING, Payload.GRADED, Storage.BYTES);
  private final RowDots rowDots = Kernels.rowDots();
  private final int[] errors = new int[Crossbar.TARGETS];
  private final int[] dots = new int[Crossbar.SOURCES];

  /** For the harness. */
  public RowKernels() {}

  private static RowSums kernel(Register register, Payload payload, Storage storage) {
    return Kernels.rowSums(new RowRule(register, payload, storage));
  }

  /** Draws the errors. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < errors.length; i++) {
      errors[i] = random.nextInt(-127, 128);
    }
  }

  /**
   * One byte per event, each of which counts as 1.
   *
   * @param c weights and events
   * @return the sums
   */
  @Benchmark
  @OperationsPerInvocation(Crossbar.EVENTS)
  public int[] binaryBytes(Crossbar c) {
    binaryBytes.add(c.bytes, Crossbar.TARGETS, c.rows, c.payloads, Crossbar.SPIKING, c.sums, 0);
    return c.sums;
  }

  /**
   * Two bytes per event.
   *
   * @param c weights and events
   * @return the sums
   */
  @Benchmark
  @OperationsPerInvocation(Crossbar.EVENTS)
  public int[] binaryShorts(Crossbar c) {
    binaryShorts.add(c.shorts, Crossbar.TARGETS, c.rows, c.payloads, Crossbar.SPIKING, c.sums, 0);
    return c.sums;
  }

  /**
   * One byte per event, and a payload per row.
   *
   * @param c weights and events
   * @return the sums
   */
  @Benchmark
  @OperationsPerInvocation(Crossbar.EVENTS)
  public int[] gradedBytes(Crossbar c) {
    gradedBytes.add(c.bytes, Crossbar.TARGETS, c.rows, c.payloads, Crossbar.SPIKING, c.sums, 0);
    return c.sums;
  }

  /**
   * Two bytes per event, and a payload per row.
   *
   * @param c weights and events
   * @return the sums
   */
  @Benchmark
  @OperationsPerInvocation(Crossbar.EVENTS)
  public int[] gradedShorts(Crossbar c) {
    gradedShorts.add(c.shorts, Crossbar.TARGETS, c.rows, c.payloads, Crossbar.SPIKING, c.sums, 0);
    return c.sums;
  }

  /**
   * One byte per event; each saturates the 16-bit state it is added to.
   *
   * @param c weights and events
   * @return the states
   */
  @Benchmark
  @OperationsPerInvocation(Crossbar.EVENTS)
  public int[] saturatingPerEvent(Crossbar c) {
    perEvent.add(c.bytes, Crossbar.TARGETS, c.rows, c.payloads, Crossbar.SPIKING, c.sums, 0);
    return c.sums;
  }

  /**
   * All 512 rows times errors, in products: a widening load, a load, a multiply and an add per 16
   * of them, 5 bytes each, 4 of which stay in the first cache.
   *
   * @param c weights
   * @return the inner products
   */
  @Benchmark
  @OperationsPerInvocation(Crossbar.SOURCES * Crossbar.TARGETS)
  public int[] rowDots(Crossbar c) {
    rowDots.dot(c.bytes.bytes(), Crossbar.TARGETS, 0, Crossbar.SOURCES, errors, dots);
    return dots;
  }
}
