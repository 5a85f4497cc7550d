package org.backspike.experiments.benchmark;

import java.util.concurrent.TimeUnit;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.DrainRule;
import org.backspike.chip.kernel.DrainRule.Bound;
import org.backspike.chip.kernel.DriveSums;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.StateAdd;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From sums to the input or the state of 1024 neurons, in neurons per microsecond.
 *
 * <p>On paper: each projection reads and clears 4 bytes, the input is 4 more, so 12 bytes per
 * neuron with one projection and 28 with three, in the first cache: 2 and 4 stores per vector, as
 * many cycles where one store starts per cycle. A state is read and written, its term read and
 * cleared: 16 bytes, 2 stores. Falsified if a call allocates, or if a copy within the first cache
 * moves fewer bytes per second.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class InputKernels {
  private static final int NEURONS = 1024;
  private static final Register SATURATING = new Register(24, Overflow.SAT_SYMMETRIC);

  private final int[] drive = new int[NEURONS];
  private final int[] state = new int[NEURONS];
  private final int[] term = new int[NEURONS];
  private final DriveSums.Term[] one = terms(1);
  private final DriveSums.Term[] three = terms(3);
  private final DriveSums driveSums = Kernels.driveSums(new DrainRule(SATURATING, Bound.FITS_INT));
  private final StateAdd stateAdd = Kernels.stateAdd(SATURATING);

  /** For the harness. */
  public InputKernels() {}

  private static DriveSums.Term[] terms(int count) {
    DriveSums.Term[] terms = new DriveSums.Term[count];
    for (int t = 0; t < count; t++) {
      terms[t] = new DriveSums.Term(new int[NEURONS], t, 6);
    }
    return terms;
  }

  /**
   * Sums of one projection.
   *
   * @return how many saturated
   */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public int driveOfOne() {
    return driveSums.drain(one, drive);
  }

  /**
   * Sums of three projections.
   *
   * @return how many saturated
   */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public int driveOfThree() {
    return driveSums.drain(three, drive);
  }

  /**
   * Terms into a state.
   *
   * @return the state
   */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public int[] stateAdd() {
    stateAdd.add(term, state, 0);
    return state;
  }
}
