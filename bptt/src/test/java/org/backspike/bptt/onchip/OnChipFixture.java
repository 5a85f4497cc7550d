package org.backspike.bptt.onchip;

import java.util.List;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Discipline;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.PriceList;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.Sram.Ports;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.snn.LayeredShape;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Presentation;
import org.backspike.snn.encode.CounterHash;
import org.backspike.surrogate.FastSigmoid;

/** A float network whose weights and decays are exact in integers, and those integers on a chip. */
final class OnChipFixture {
  static final int STEPS = 16;
  static final int HIDDEN = 24;
  static final double HIDDEN_UNIT = 4 / 128.0;
  static final double OUT_UNIT = 2 / 128.0;
  static final LearningFormat WIDE = new LearningFormat(24, 32, 32, 16, 8);

  private OnChipFixture() {}

  static Network floatNetwork(org.backspike.snn.Reset reset) {
    Network network =
        LayeredShape.parse("5-" + HIDDEN + "-3")
            .network(
                new Lif(0.875, 0.9375, 0.25, 1, reset),
                new LeakyIntegrator(0.875, 0.9375, 0.25),
                Measure.MEAN_V,
                4,
                new Presentation("yin-yang", STEPS));
    double[] units = {HIDDEN_UNIT, OUT_UNIT};
    for (int p = 0; p < 2; p++) {
      float[] weights = network.projections().get(p).weights().values();
      for (int i = 0; i < weights.length; i++) {
        long integer = Math.round(32 * CounterHash.normal(p + 1, i));
        weights[i] = (float) (Math.max(-127, Math.min(127, integer)) * units[p]);
      }
    }
    return network;
  }

  static Chip chip(long learningBytes) {
    List<Sram> memories =
        List.of(
            new Sram(Macro.AXON_TABLE, 8192, 64, Ports.SINGLE),
            new Sram(Macro.SYNAPSE, 65536, 64, Ports.SINGLE),
            new Sram(Macro.ACCUMULATOR, 4096, 256, Ports.READ_WRITE),
            new Sram(Macro.NEURON, 4096, 128, Ports.SINGLE),
            new Sram(Macro.HISTORY, 16384, 64, Ports.SINGLE),
            new Sram(Macro.LEARNING, learningBytes, 128, Ports.SINGLE));
    return new Chip(
        "learner",
        "for tests",
        "a test",
        "the cores",
        ChipFixture.DATAPATH,
        new Mesh(2, 2),
        new Core(
            64,
            1024,
            memories,
            new Pipeline(Pipeline.Overlap.NONE, 1, 2, 2, 3, 8, 4, 32, 16, 5, 16)),
        new Noc(32, 2, 1, 24),
        new Discipline.Barrier(),
        new TimeBase.Clocked(5000),
        new PriceList(List.of()));
  }

  /** The hidden population on two cores, the readout on a third. */
  static ChipImage image(Network network, Reset reset, long learningBytes) {
    double[] units = {HIDDEN_UNIT, OUT_UNIT};
    byte[][] weights = new byte[2][];
    for (int p = 0; p < 2; p++) {
      float[] values = network.projections().get(p).weights().values();
      weights[p] = new byte[values.length];
      for (int i = 0; i < values.length; i++) {
        weights[p][i] = (byte) Math.round(values[i] / units[p]);
      }
    }
    int total = STEPS + 2;
    Chip chip = chip(learningBytes);
    IntegerNetwork integers =
        new IntegerNetwork(
            chip.datapath(),
            List.of(
                IntegerPopulation.input("in", 5),
                ChipFixture.lif(
                    "hidden1", HIDDEN, 512, 256, 8192, reset, new PeriodicReset(total, 1)),
                ChipFixture.integrator("out", 3, 512, 256, 0, new PeriodicReset(total, 2))),
            List.of(
                ChipFixture.dense("in", "hidden1", 5, HIDDEN, weights[0], 0, 0),
                ChipFixture.dense("hidden1", "out", HIDDEN, 3, weights[1], 0, 0)),
            new IntegerReadout("out", IntegerReadout.Measure.MEAN_V, 2, total));
    return new ChipImage(
        chip,
        integers,
        new Placement(
            List.of(new Slice(0, 1, 0, 10), new Slice(1, 1, 10, 14), new Slice(3, 2, 0, 3))));
  }

  static LearningRule rule(LearningFormat format, int batch) {
    return new LearningRule(
        new FastSigmoid(5),
        format,
        STEPS,
        batch,
        4,
        3,
        List.of(HIDDEN_UNIT, OUT_UNIT),
        OUT_UNIT * 0.25 / 64);
  }
}
