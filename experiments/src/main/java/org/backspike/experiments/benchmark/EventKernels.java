package org.backspike.experiments.benchmark;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.kernel.EventRule;
import org.backspike.chip.kernel.EventUpdate;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.kernel.NeuronRule;
import org.backspike.chip.network.WeightArray;
import org.backspike.host.file.DatapathFile;
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
 * Events that act one by one on the membranes of a crossbar of 256 by 256 and may fire at once, in
 * synaptic events per microsecond; 26 sources spike.
 *
 * <p>On paper, for a vector of 16 events: a widening load, an add, a minimum, a maximum, three
 * compares, a blend and a masked add: 9 operations, 4.5 cycles at two per cycle. Each event waits
 * for the one before it, about 8 cycles. That this wait is the limit is not borne out: two vectors
 * at once, which would hide it, were 1.08 to 1.09 times as fast, and one at a time was kept. One
 * byte per event from the second cache is far from a limit. Falsified if a call allocates, or if
 * the scalar form is as fast.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class EventKernels {
  private static final int NEURONS = 256;
  private static final int SPIKING = 26;

  private final WeightArray weights = WeightArray.of(new byte[NEURONS * NEURONS]);
  private final int[] rows = new int[SPIKING];
  private final int[] payloads = new int[SPIKING];
  private final Datapath datapath = DatapathFile.read("tinyodin");
  private final NeuronParameters parameters =
      NeuronParameters.of(NEURONS, Map.of(Parameter.THRESHOLD, new int[] {100}));
  private final NeuronRule rule = NeuronRule.of(datapath, PopulationKind.LIF, parameters);
  private final NeuronArrays neurons = new NeuronArrays(datapath, rule, parameters);
  private final EventUpdate kernel = Kernels.eventUpdate(new EventRule(rule, weights.storage()));

  /** For the harness. */
  public EventKernels() {}

  /** Draws weights of four bits and who spikes. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < weights.length(); i++) {
      weights.bytes()[i] = (byte) random.nextInt(-8, 8);
    }
    for (int k = 0; k < SPIKING; k++) {
      rows[k] = random.nextInt(NEURONS);
      payloads[k] = 1;
    }
  }

  /**
   * The events of a step.
   *
   * @return the slice
   */
  @Benchmark
  @OperationsPerInvocation(SPIKING * NEURONS)
  public NeuronArrays crossbar() {
    kernel.apply(weights, rows, payloads, SPIKING, neurons, 0, NEURONS);
    return neurons;
  }
}
