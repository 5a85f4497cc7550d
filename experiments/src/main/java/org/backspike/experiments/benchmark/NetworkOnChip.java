package org.backspike.experiments.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.noc.Network;
import org.backspike.chip.noc.Traffic;
import org.backspike.chip.noc.Transit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of spikes over the network on chip: 10 cores on 3 tiles with 10,200 messages, and 80
 * cores on 20 tiles with 58,000, to random cores. Service takes 5 to 15 cycles; with a gap of 2
 * cycles the input pipelines are saturated, with one of 16 they are not.
 *
 * <p>On paper, a message of 10 cores is granted 1.8 times and one of 80 cores 3.9 times; a grant
 * moves about 40 numbers of 32 bits and takes some branches that nobody can foresee. Falsified if a
 * call allocates, or if waiting costs: a saturated network should take about as long per message as
 * one that is not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NetworkOnChip {
  /** Cores in use; 4 on a tile. */
  @Param({"10", "80"})
  public int cores;

  /** Cycles of the encoder per message. */
  @Param({"2", "16"})
  public int gap;

  private Network network = new Network(new Mesh(1, 1), new Noc(32, 2, 1, 24));
  private Traffic traffic = network.traffic();
  private Transit transit = network.transit();

  /** For the harness. */
  public NetworkOnChip() {}

  /** Messages carried, beside the calls. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Carried {
    /** Messages since the iteration began. */
    public long messages;

    /** For the harness. */
    public Carried() {}

    /** Starts again. */
    @Setup(Level.Iteration)
    public void clear() {
      messages = 0;
    }
  }

  /** Draws the messages of a step. */
  @Setup
  public void fill() {
    Mesh mesh = cores == 10 ? new Mesh(3, 1, 4, Filling.ROWS) : new Mesh(5, 4, 4, Filling.ROWS);
    int perCore = cores == 10 ? 1020 : 725;
    network = new Network(mesh, new Noc(32, 2, 1, 24));
    traffic = network.traffic();
    transit = network.transit();
    SplittableRandom random = new SplittableRandom(5);
    for (int core = 0; core < cores; core++) {
      for (int k = 0; k < perCore; k++) {
        traffic.spike(core, 0, gap, random.nextInt(cores), random.nextInt(5, 16));
      }
    }
  }

  /**
   * A step.
   *
   * @param carried counts messages
   * @return its length
   */
  @Benchmark
  public long step(Carried carried) {
    network.carry(traffic, transit);
    carried.messages += traffic.packets();
    return transit.end();
  }
}
