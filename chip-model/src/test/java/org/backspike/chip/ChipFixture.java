package org.backspike.chip;

import java.util.List;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.Sram.Ports;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;

/** A small chip and a small network for tests. */
public final class ChipFixture {
  public static final Datapath DATAPATH =
      new Datapath("backspike", "a test", 8, 6, -8, 7, 8, 24, 63);

  private ChipFixture() {}

  public static Chip chip(List<Price> prices) {
    return chip(Overlap.NONE, prices);
  }

  public static Chip chip(Overlap overlap, List<Price> prices) {
    List<Sram> memories =
        List.of(
            new Sram(Macro.AXON_TABLE, 8192, 64, Ports.SINGLE),
            new Sram(Macro.SYNAPSE, 65536, 64, Ports.SINGLE),
            new Sram(Macro.ACCUMULATOR, 4096, 256, Ports.READ_WRITE),
            new Sram(Macro.NEURON, 4096, 128, Ports.SINGLE),
            new Sram(Macro.HISTORY, 16384, 64, Ports.SINGLE),
            new Sram(Macro.LEARNING, 262144, 128, Ports.SINGLE));
    Pipeline pipeline = new Pipeline(overlap, 1, 2, 2, 3, 8, 4, 32, 16, 5, 16);
    return new Chip(
        "small",
        "for tests",
        "a test",
        DATAPATH,
        new Mesh(2, 2),
        new Core(64, 1024, memories, pipeline),
        new Noc(32, 2, 1, 24),
        5000,
        prices);
  }

  public static IntegerPopulation lif(String name, int n, int du, int dv, int vth, Reset reset) {
    return new IntegerPopulation(
        name,
        PopulationKind.LIF,
        NeuronParameters.uniform(n, du, dv, vth, reset),
        PeriodicReset.NEVER);
  }

  public static IntegerPopulation integrator(String name, int n, int du, int dv) {
    return new IntegerPopulation(
        name,
        PopulationKind.LI,
        NeuronParameters.uniform(n, du, dv, 1, Reset.ZERO),
        PeriodicReset.NEVER);
  }

  /** Two inputs, three spiking neurons, two integrators; the readout sums steps 2 to 7. */
  public static IntegerNetwork network() {
    return new IntegerNetwork(
        DATAPATH,
        List.of(
            IntegerPopulation.input("in", 2),
            lif("hidden", 3, 4096, 256, 4000, Reset.ZERO),
            integrator("out", 2, 512, 256)),
        List.of(
            new IntegerProjection("in", "hidden", 2, 3, new byte[] {70, 40, 0, 30, -20, 90}, 0, 0),
            new IntegerProjection("hidden", "out", 3, 2, new byte[] {10, -5, 7, 3, 0, 9}, 0, 0)),
        new IntegerReadout("out", IntegerReadout.Measure.MEAN_V, 2, 8));
  }
}
