package org.backspike.host.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.backspike.bptt.Progress;
import org.backspike.bptt.Workers;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.host.file.IntegerNetworkFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples on any number of threads give the same spikes and states, whatever the datapath. */
class ThreadsTest {
  private static final Path NETWORKS = Path.of("../docs/networks");
  private static final int SAMPLES = 11;

  /** As many as the random streams of the learning network allow. */
  private static final int STEPS = 10;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backspike",
        "lava",
        "lava-units",
        "lava-learning",
        "loihi1",
        "xylo2",
        "tinyodin",
        "odin",
        "reckon"
      })
  void changeNoBit(String name) {
    IntegerNetwork network = IntegerNetworkFile.read(NETWORKS.resolve(name + ".json")).network();
    List<String> alone = everyBit(network, 1);
    assertThat(alone).as("%s records states", name).hasSizeGreaterThan(SAMPLES * STEPS);
    assertThat(everyBit(network, 2)).as(name).isEqualTo(alone);
    assertThat(everyBit(network, 4)).as(name).isEqualTo(alone);
  }

  private static List<String> everyBit(IntegerNetwork network, int threads) {
    ChipImage image = IdealChip.image(network);
    int steps = network.hasReadout() ? Math.max(STEPS, network.readout().lastStep()) : STEPS;
    ChipRun run =
        ChipRun.loaded(
            image,
            new RandomInputs(network, SAMPLES, steps, 0.4, 7),
            steps,
            new Timekeeping.None(),
            new Recording.Wish(true, EnumSet.allOf(Variable.class)));
    try (Workers workers = new Workers(threads)) {
      run.execute(workers, Progress.SILENT);
    }
    List<String> bits = new ArrayList<>();
    for (Recording sample : run.recordings()) {
      sample.spikes().forEach(spike -> bits.add(spike.toString()));
      for (Recording.State state : sample.states()) {
        bits.add(
            state.step() + state.population() + state.variable() + Arrays.toString(state.values()));
      }
    }
    return bits;
  }
}
