package org.backspike.experiments.benchmark;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronRule;
import org.backspike.chip.kernel.NeuronUpdate;
import org.backspike.host.file.DatapathFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of 1024 neurons by the arithmetic of each datapath, in neuron updates per microsecond;
 * about a tenth fires.
 *
 * <p>On paper: a neuron with one current reads seven numbers (input, current, membrane, two decays,
 * threshold, bias) and writes three (current, membrane, membrane before its reset): 40 bytes, in
 * vectors of 16 ten accesses, 5 cycles at one store and two loads per cycle. Each decay toward zero
 * is two 32-bit multiplies (two operations each), an absolute value, three shifts, a mask, an add
 * and a change of sign: 13 operations, 6.5 cycles at two per cycle; with the rest of the rule about
 * 40 operations, 20 cycles per vector. So arithmetic limits, not the first cache. A datapath that
 * shifts or subtracts has no multiply; one that rounds at random is scalar, since each of its words
 * follows from the last: 15 dependent steps, some 30 cycles per neuron. Who fired is appended to
 * the list in whole vectors, without a branch. Falsified if a call allocates, if the rates without
 * multiplies are not higher, or if the scalar form is as fast.
 *
 * <p>The first two fail for xylo2: it has no multiply and yet is the slowest of the vector forms,
 * and it allocates 23 bytes per neuron. Its several spikes are counted in a loop of vectors;
 * whether that is the cause has not been shown.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class NeuronKernels {
  private static final int NEURONS = 1024;
  private static final int TICKS_PER_SPIKE = 10;

  /** Whose arithmetic; {@code tinyodin} is its tick, {@code reckon} rounds at random. */
  @Param({"lava", "loihi1", "backspike", "xylo2", "tinyodin", "reckon"})
  private String datapath = "lava";

  private NeuronArrays neurons = arrays(rule("lava"), "lava");
  private NeuronUpdate kernel = Kernels.neuronUpdate(rule("lava"));

  /** For the harness. */
  public NeuronKernels() {}

  private static NeuronRule rule(String name) {
    return NeuronRule.of(DatapathFile.read(name), PopulationKind.LIF, parameters(name));
  }

  private static NeuronArrays arrays(NeuronRule rule, String name) {
    return new NeuronArrays(DatapathFile.read(name), rule, parameters(name));
  }

  private static NeuronParameters parameters(String name) {
    Map<Parameter, int[]> given = new HashMap<>();
    switch (name) {
      case "xylo2" -> {
        given.put(Parameter.CURRENT_DECAY, new int[] {2});
        given.put(Parameter.SECOND_CURRENT_DECAY, new int[] {2});
        given.put(Parameter.MEMBRANE_DECAY, new int[] {6});
        given.put(Parameter.THRESHOLD, new int[] {4000});
      }
      case "tinyodin" -> {
        given.put(Parameter.MEMBRANE_DECAY, new int[] {2});
        given.put(Parameter.THRESHOLD, new int[] {1000});
      }
      case "reckon" -> {
        given.put(Parameter.MEMBRANE_DECAY, new int[] {32_000});
        given.put(Parameter.THRESHOLD, new int[] {4000});
        given.put(Parameter.STOCHASTIC_ROUNDING, new int[] {1});
      }
      default -> {
        given.put(Parameter.CURRENT_DECAY, new int[] {512});
        given.put(Parameter.MEMBRANE_DECAY, new int[] {16});
        given.put(Parameter.THRESHOLD, new int[] {4000});
      }
    }
    return NeuronParameters.of(NEURONS, given);
  }

  /** Finds an input that makes about a tenth fire in a tick. */
  @Setup
  public void fill() {
    NeuronRule rule = rule(datapath);
    kernel = Kernels.neuronUpdate(rule);
    neurons = arrays(rule, datapath);
    SplittableRandom random = new SplittableRandom(6);
    long fired = 0;
    for (int largest = 4; fired < 100L * NEURONS / TICKS_PER_SPIKE; largest += largest / 4) {
      for (int[] port : neurons.drive) {
        for (int i = 0; i < NEURONS; i++) {
          port[i] = random.nextInt(largest);
        }
      }
      fired = firedInTicks(100);
    }
  }

  private long firedInTicks(int ticks) {
    long fired = 0;
    for (int t = 0; t < ticks; t++) {
      fired += tick();
    }
    return fired;
  }

  /**
   * A tick.
   *
   * @return how many fired
   */
  @Benchmark
  @OperationsPerInvocation(NEURONS)
  public int tick() {
    neurons.beginStep();
    kernel.update(neurons, 0, NEURONS);
    return neurons.firedCount;
  }
}
