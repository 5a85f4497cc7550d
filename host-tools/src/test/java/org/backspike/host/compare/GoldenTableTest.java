package org.backspike.host.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.ChipFixture;
import org.backspike.chip.execute.Executor;
import org.backspike.chip.execute.Inference;
import org.backspike.chip.execute.Stimulus;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Placement;
import org.backspike.chip.image.Slice;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.host.file.ChipFile;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Reset;
import org.backspike.snn.simulate.Prediction;
import org.backspike.snn.simulate.Simulator;
import org.backspike.snn.simulate.Trace;
import org.backspike.snn.stimulus.SpikeTrain;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/golden-table.md}, worked out by hand there. */
class GoldenTableTest {
  private static final int STEPS = 6;
  private static final int CHIP_STEPS = 8;

  // one row per step of the float network: membranes before the reset, then the readout
  private static final float[] HIDDEN = {1.5f, -0.5f, 1.25f, 1f, 0.5f, 0.25f};
  private static final float[] OUT = {0.5f, 1.75f, 1.375f, 2.1875f, 1.59375f, 1.296875f};

  // one row per step of the chip
  private static final int[] CHIP_HIDDEN = {0, 192, -64, 160, 128, 64, 32, 16};
  private static final int[] CHIP_OUT = {2048, 3072, 2048, 7168, 5632, 8960, 6528, 5312};

  private static Network reference() {
    return new Network(
        List.of(
            Population.of("in", 1, new Input()),
            Population.of("hid", 1, new Lif(0, 0.5, 1, 1, Reset.ZERO)),
            new Population("out", 2, new LeakyIntegrator(0, 0.5, 1), new float[] {0.5f, 0.5f})),
        List.of(
            new Projection("in", "hid", new DenseWeights(1, 1, new float[] {1.5f}), 0, 0),
            new Projection("hid", "hid", new DenseWeights(1, 1, new float[] {-0.5f}), 1, 0),
            new Projection("hid", "out", new DenseWeights(1, 2, new float[] {1, 1}), 0, 1)),
        new Readout("out", Measure.MEAN_V, STEPS),
        new Presentation("latency", STEPS));
  }

  private static IntegerNetwork integers(Chip chip) {
    return new IntegerNetwork(
        chip.datapath(),
        List.of(
            IntegerPopulation.input("in", 1),
            ChipFixture.lif(
                "hid",
                1,
                4096,
                2048,
                128,
                org.backspike.chip.datapath.Reset.ZERO,
                new PeriodicReset(CHIP_STEPS, 1)),
            ChipFixture.integrator("out", 2, 4096, 2048, 2048, new PeriodicReset(CHIP_STEPS, 2))),
        List.of(
            ChipFixture.dense("in", "hid", 1, 1, new byte[] {3}, 0, 0),
            ChipFixture.dense("hid", "hid", 1, 1, new byte[] {-1}, 0, 0),
            ChipFixture.dense("hid", "out", 1, 2, new byte[] {64, 64}, 0, 1)),
        new IntegerReadout("out", IntegerReadout.Measure.MEAN_V, 2, 8));
  }

  @Test
  void theFloatReferenceGivesTheTable() {
    Simulator simulator = new Simulator(reference(), STEPS);
    Trace trace = simulator.newTrace();
    simulator.run(SpikeTrain.of(1, STEPS, new int[] {0, 2, 3}, new int[3]), trace);
    assertThat(trace.membrane(1)).containsExactly(HIDDEN);
    for (int t = 0; t < STEPS; t++) {
      assertThat(trace.membrane(2)[2 * t]).as("out 0 at step %d", t).isEqualTo(OUT[t]);
      assertThat(trace.membrane(2)[2 * t + 1]).as("out 1 at step %d", t).isEqualTo(OUT[t]);
    }
    assertThat(trace.spikes(1).size()).isEqualTo(2);
    assertThat(trace.scores()).containsExactly(8.703125f, 8.703125f);
    assertThat(trace.prediction()).isEqualTo(new Prediction(0, true));
  }

  @Test
  void theChipGivesTheTable() {
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    ChipImage image =
        new ChipImage(
            chip,
            integers(chip),
            new Placement(List.of(new Slice(0, 1, 0, 1), new Slice(5, 2, 0, 2))));
    List<Long> hidden = new ArrayList<>();
    List<Long> out = new ArrayList<>();
    List<Integer> spikes = new ArrayList<>();
    SliceLayout hid = image.slices().get(0);
    SliceLayout readout = image.slices().get(1);
    Inference inference = new Inference(image, CHIP_STEPS);
    long[] scores =
        inference.run(
            new Stimulus(new int[] {0, 1, 1, 2, 3}, new int[3], new int[] {1, 1, 1}),
            Executor.functional((step, machine) -> {
              boolean fires = machine.fired(hid).length > 0;
              if (fires) {
                spikes.add(step);
              }
              // the table has the membrane before the reset; after a spike memory holds 0
              hidden.add(fires ? CHIP_HIDDEN[step] : machine.read(hid.membrane(), 0, 0));
              out.add(machine.read(readout.membrane(), 0, 1));
            }));
    assertThat(spikes).containsExactly(1, 3);
    for (int s = 0; s < CHIP_STEPS; s++) {
      assertThat(hidden.get(s)).as("hid at chip step %d", s).isEqualTo(CHIP_HIDDEN[s]);
      assertThat(out.get(s)).as("out at chip step %d", s).isEqualTo(CHIP_OUT[s]);
    }
    assertThat(scores).containsExactly(35648, 35648);
    assertThat(Prediction.of(scores)).isEqualTo(new Prediction(0, true));
  }

  @Test
  void bothSidesAreTheSameNumbersInOtherUnits() {
    for (int t = 0; t < STEPS; t++) {
      assertThat(CHIP_HIDDEN[t + 1] / 128f).isEqualTo(HIDDEN[t]);
      assertThat(CHIP_OUT[t + 2] / 4096f).isEqualTo(OUT[t]);
    }
  }

  @Test
  void thePageShowsTheseNumbers() throws IOException {
    String page = Files.readString(Path.of("../docs/golden-table.md"));
    for (int s = 0; s < CHIP_STEPS; s++) {
      assertThat(page).contains("| " + CHIP_HIDDEN[s] + " |").contains("| " + CHIP_OUT[s] + " |");
    }
    for (int t = 0; t < STEPS; t++) {
      assertThat(page).contains("| " + HIDDEN[t] + " |").contains("| " + OUT[t] + " |");
    }
  }
}
