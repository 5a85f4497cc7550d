package org.backspike.experiments.benchmark;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.kernel.DeltaArrays;
import org.backspike.chip.kernel.DeltaRule;
import org.backspike.chip.kernel.DeltaUpdate;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.ResonatorArrays;
import org.backspike.chip.kernel.ResonatorRule;
import org.backspike.chip.kernel.ResonatorUpdate;
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
 * One step of 1024 resonators or sigma-delta units, in unit updates per microsecond.
 *
 * <p>On paper: a resonator reads seven numbers and writes two, 36 bytes; its four products toward
 * zero are each two 32-bit multiplies (two operations each) and about 11 other operations, in all
 * some 75 per vector of 16: 37 cycles at two per cycle. A sigma-delta unit reads six numbers and
 * writes three, 36 bytes, with about 12 operations: the three stores and six loads, and what the
 * list of events costs, limit it. Falsified if a call allocates, or if the scalar form is as fast.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class UnitKernels {
  private static final int UNITS = 1024;

  private final ResonatorRule resonatorRule =
      new ResonatorRule(ResonatorRule.Fires.ON_CROSSING, 12, 6);
  private final ResonatorArrays resonators =
      new ResonatorArrays(
          NeuronParameters.of(
              UNITS,
              Map.of(
                  Parameter.SINE, new int[] {2300},
                  Parameter.COSINE, new int[] {3300},
                  Parameter.STATE_THRESHOLD, new int[] {1000})),
          resonatorRule);
  private final ResonatorUpdate resonatorUpdate = Kernels.resonatorUpdate(resonatorRule);
  private final DeltaArrays deltas =
      new DeltaArrays(
          NeuronParameters.of(UNITS, Map.of(Parameter.STATE_THRESHOLD, new int[] {900})));
  private final DeltaUpdate deltaUpdate =
      Kernels.deltaUpdate(new DeltaRule(DeltaRule.Input.CHANGES, DeltaRule.Fires.ON_CHANGE, 0, 6));

  /** For the harness. */
  public UnitKernels() {}

  /** Draws inputs: a tenth of the sigma-delta units exceeds its threshold. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < UNITS; i++) {
      resonators.drive[0][i] = random.nextInt(-100, 100);
      resonators.drive[1][i] = random.nextInt(-100, 100);
      deltas.drive[0][i] = random.nextInt(200);
    }
  }

  /**
   * A step of resonators.
   *
   * @return how many fired
   */
  @Benchmark
  @OperationsPerInvocation(UNITS)
  public int resonators() {
    resonators.beginStep();
    resonatorUpdate.update(resonators, 0, UNITS);
    return resonators.firedCount;
  }

  /**
   * A step of sigma-delta units.
   *
   * @return how many sent something
   */
  @Benchmark
  @OperationsPerInvocation(UNITS)
  public int sigmaDelta() {
    deltas.beginStep();
    deltaUpdate.update(deltas, 0, UNITS);
    return deltas.firedCount;
  }
}
