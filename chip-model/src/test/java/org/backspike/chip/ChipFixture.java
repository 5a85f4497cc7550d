package org.backspike.chip;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.backspike.chip.datapath.Accumulation;
import org.backspike.chip.datapath.ConvolutionRule;
import org.backspike.chip.datapath.Currents;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.Membrane;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.RandomSource;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.datapath.WeightFormat;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Discipline;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.PriceList;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.Sram.Ports;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;

/** A small chip and a small network for tests. */
public final class ChipFixture {
  public static final Datapath DATAPATH = datapath(24);

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
        "the cores",
        DATAPATH,
        new Mesh(2, 2),
        new Core(64, 1024, memories, pipeline),
        new Noc(32, 2, 1, 24),
        new Discipline.Barrier(),
        new TimeBase.Clocked(5000),
        new PriceList(prices));
  }

  /** The rules of {@code backspike} with a state of some bits. */
  public static Datapath datapath(int stateBits) {
    Register state = new Register(stateBits, Overflow.SAT_SYMMETRIC);
    Register free = new Register(32, Overflow.NONE);
    Decay decay =
        new Decay(Decay.Operator.MULSHIFT, 12, Decay.Given.LOST, 0, Decay.Rounding.TO_ZERO);
    return new Datapath(
        "backspike",
        "a test",
        new WeightFormat(
            8,
            WeightFormat.Encoding.TWOS_COMPLEMENT,
            WeightFormat.OutOfRange.REFUSE,
            WeightFormat.LsbDrop.NONE,
            WeightFormat.ExponentAt.ALIGNED_SUM,
            -8,
            7,
            6,
            0),
        new Accumulation(
            Accumulation.When.PER_STEP,
            state,
            new ConvolutionRule(free, ConvolutionRule.Weights.STORED),
            8,
            8,
            Accumulation.Pairing.NONE),
        new Currents(1, state, decay, Currents.Order.DECAY_THEN_ADD),
        new Membrane(state, decay, Membrane.SumOrder.AT_ONCE),
        new Firing(
            0,
            Firing.Compare.GREATER,
            Firing.Tested.TICK_AFTER_LEAK,
            Firing.Negative.MAY_FIRE,
            Reset.ZERO,
            free,
            1,
            63),
        new RandomSource(0, 0),
        List.of(
            new NamedParameter("du", Parameter.CURRENT_DECAY, OptionalInt.of(4096)),
            new NamedParameter("dv", Parameter.MEMBRANE_DECAY, OptionalInt.of(0)),
            new NamedParameter("vth", Parameter.THRESHOLD, OptionalInt.empty()),
            new NamedParameter("bias", Parameter.BIAS, OptionalInt.of(0)),
            new NamedParameter("reset", Parameter.RESET, OptionalInt.of(0)),
            new NamedParameter("refractory", Parameter.REFRACTORY, OptionalInt.of(0))));
  }

  public static IntegerPopulation lif(String name, int n, int du, int dv, int vth, Reset reset) {
    return lif(name, n, du, dv, vth, reset, PeriodicReset.NEVER);
  }

  public static IntegerPopulation lif(
      String name, int n, int du, int dv, int vth, Reset reset, PeriodicReset periodic) {
    return IntegerPopulation.atRest(
        name,
        PopulationKind.LIF,
        NeuronParameters.of(
            n,
            Map.of(
                Parameter.CURRENT_DECAY, new int[] {du},
                Parameter.MEMBRANE_DECAY, new int[] {dv},
                Parameter.THRESHOLD, new int[] {vth},
                Parameter.RESET, new int[] {reset == Reset.SUBTRACT ? 1 : 0})),
        periodic);
  }

  public static IntegerPopulation integrator(String name, int n, int du, int dv) {
    return integrator(name, n, du, dv, 0, PeriodicReset.NEVER);
  }

  public static IntegerPopulation integrator(
      String name, int n, int du, int dv, int bias, PeriodicReset periodic) {
    return IntegerPopulation.atRest(
        name,
        PopulationKind.LI,
        NeuronParameters.of(
            n,
            Map.of(
                Parameter.CURRENT_DECAY, new int[] {du},
                Parameter.MEMBRANE_DECAY, new int[] {dv},
                Parameter.BIAS, new int[] {bias})),
        periodic);
  }

  public static IntegerProjection dense(
      String from, String to, int sources, int targets, byte[] weights, int exponent, int delay) {
    return IntegerProjection.dense(
        from, to, sources, targets, weights, exponent, Delivery.graded(8, delay));
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
            dense("in", "hidden", 2, 3, new byte[] {70, 40, 0, 30, -20, 90}, 0, 0),
            dense("hidden", "out", 3, 2, new byte[] {10, -5, 7, 3, 0, 9}, 0, 0)),
        new IntegerReadout("out", IntegerReadout.Measure.MEAN_V, 2, 8));
  }
}
