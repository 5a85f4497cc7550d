package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Sram;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.host.quantize.Quantizer;
import org.backspike.host.quantize.WeightRange;
import org.backspike.snn.Convention;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.NeuronPreset;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Reset;
import org.backspike.snn.SnnTorch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFilesTest {
  @TempDir private Path directory = Path.of("");

  private static float[] random(int n, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  private static Network network() {
    return new Network(
        List.of(
            Population.of("in", 4, new Input()),
            new Population("hid", 6, new Lif(0, 0.9, 0.5, 1.25, Reset.SUBTRACT), random(6, 1)),
            Population.of("out", 2, new LeakyIntegrator(0.25, 0.75, 1))),
        List.of(
            new Projection("in", "hid", new DenseWeights(4, 6, random(24, 2)), 0, 3),
            new Projection("hid", "hid", new DenseWeights(6, 6, random(36, 3)), 1, 0),
            new Projection("hid", "out", new DenseWeights(6, 2, random(12, 4)), 0, 0)),
        new Readout("out", Measure.MEAN_V, 3),
        new Presentation("rate", 20));
  }

  @Test
  void aFloatNetworkComesBackAsItWas() throws IOException {
    Network wanted = network();
    FloatNetworkFile.write(wanted, Map.of("seed", "1"), directory, "net");
    Network read = FloatNetworkFile.read(directory.resolve("net.yaml"));
    assertThat(read.presentation()).isEqualTo(wanted.presentation());
    assertThat(read.readout()).isEqualTo(wanted.readout());
    for (int p = 0; p < 3; p++) {
      assertThat(read.populations().get(p).dynamics())
          .isEqualTo(wanted.populations().get(p).dynamics());
      assertThat(read.populations().get(p).bias()).isEqualTo(wanted.populations().get(p).bias());
      Projection expected = wanted.projections().get(p);
      Projection actual = read.projections().get(p);
      assertThat(actual.weights().values()).isEqualTo(expected.weights().values());
      assertThat(actual.lag()).isEqualTo(expected.lag());
      assertThat(actual.from() + actual.to()).isEqualTo(expected.from() + expected.to());
    }
  }

  @Test
  void switchesAndLearnedNumbersOfNeuronsComeBack() throws IOException {
    for (NeuronPreset preset : NeuronPreset.all()) {
      Lif lif = preset.lif();
      Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
      learned.put(LearnedNumber.THRESHOLD, random(6, 5));
      for (LearnedNumber each : preset.learned()) {
        learned.put(each, new float[] {0.25f});
      }
      Population hidden = new Population("hid", 6, lif, new float[0], learned);
      Network wanted =
          new Network(
              List.of(network().populations().get(0), hidden, network().populations().get(2)),
              network().projections(),
              network().readout(),
              network().presentation());
      FloatNetworkFile.write(wanted, Map.of(), directory, "net");
      Population read = FloatNetworkFile.read(directory.resolve("net.yaml")).population("hid");
      assertThat(read.dynamics()).as(preset.name()).isEqualTo(lif);
      assertThat(read.learned()).hasSameSizeAs(learned);
      learned.forEach((number, values) -> assertThat(read.learned().get(number)).isEqualTo(values));
    }
  }

  @Test
  void inputsComeBackWithTheirChannelsAndAreNotQuantized() throws IOException {
    Network wanted =
        new Network(
            List.of(
                Population.of("low", 2, new Input()),
                Population.of("high", 3, new Input(2)),
                Population.of("again", 2, new Input()),
                Population.of("out", 1, new LeakyIntegrator(0, 0.5, 1))),
            List.of(
                new Projection("low", "out", new DenseWeights(2, 1, random(2, 1)), 0, 0),
                new Projection("high", "out", new DenseWeights(3, 1, random(3, 1)), 0, 0),
                new Projection("again", "out", new DenseWeights(2, 1, random(2, 2)), 0, 0)),
            new Readout("out", Measure.MEAN_V, 1),
            new Presentation("rate", 5));
    FloatNetworkFile.write(wanted, Map.of(), directory, "net");
    Network read = FloatNetworkFile.read(directory.resolve("net.yaml"));
    assertThat(read.inputs().stream().map(Population::dynamics))
        .containsExactly(new Input(0), new Input(2), new Input(0));
    assertThat(read.channels()).isEqualTo(5);
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    assertThatThrownBy(() -> Quantizer.quantize(read, chip.datapath(), WeightRange.FITTED))
        .hasMessage("the network has 3 inputs, low, high, again; can be quantized with one");
  }

  @Test
  void aGraphHasNoArraysAndItsInputsFollowEachOther() {
    Path file = Path.of("../docs/networks/two-inputs.yaml");
    Network graph = FloatNetworkFile.readGraph(file);
    assertThat(FloatNetworkFile.hasArrays(file)).isFalse();
    assertThat(graph.inputs().stream().map(Population::dynamics))
        .containsExactly(new Input(0), new Input(2));
    assertThat(graph.projections().getFirst().weights().values()).hasSize(120).containsOnly(0);
    assertThatThrownBy(() -> FloatNetworkFile.read(file))
        .isInstanceOf(InputError.class)
        .hasMessage(file + ": /arrays: is missing; only a training draws weights of its own");
  }

  private Lif hidden(String text) throws IOException {
    Path file = directory.resolve("preset.yaml");
    FloatNetworkFile.write(network(), Map.of(), directory, "net");
    String written = Files.readString(directory.resolve("net.yaml"));
    int from = written.indexOf("  kind: lif");
    int to = written.indexOf("  size: 6");
    Files.writeString(file, written.substring(0, from) + text + written.substring(to));
    return (Lif) FloatNetworkFile.read(file).population("hid").dynamics();
  }

  @Test
  void aPresetStandsForNumbersAndSwitchesThatAreNotSaid() throws IOException {
    assertThat(hidden("  kind: lif\n  preset: snntorch-alpha\n"))
        .isEqualTo(SnnTorch.alpha(0.9, 0.8, Reset.ZERO));
    assertThat(hidden("  kind: lif\n  preset: snntorch\n  membrane_decay: 0.5\n  reset: zero\n"))
        .isEqualTo(SnnTorch.leaky(0.5, Reset.ZERO));
    String numbers = "  synaptic_decay: 0\n  membrane_decay: 0.5\n  gain: 1\n  threshold: 1\n";
    assertThat(hidden("  kind: lif\n  convention: norse\n" + numbers).convention())
        .isEqualTo(Convention.NORSE);
  }

  @Test
  void namesWhatIsWrongWithNeurons() {
    String numbers = "  synaptic_decay: 0.5\n  membrane_decay: 0.5\n  gain: 1\n  threshold: 1\n";
    Map<String, String> wrong =
        Map.of(
            "  kind: lif\n",
            "/populations/hid: has no synaptic_decay; needs one, or a preset",
            "  kind: lif\n  preset: hh\n",
            "neuron hh; must be backspike, if",
            "  kind: lif\n  convention: torch\n" + numbers,
            "convention torch; must be backspike, snntorch, spikingjelly or norse",
            "  kind: lif\n  synapse: alpha\n" + numbers,
            "an alpha synapse with a synaptic decay of 0.5 and a membrane decay of 0.5");
    wrong.forEach((text, message) ->
        assertThatThrownBy(() -> hidden(text))
            .isInstanceOf(InputError.class)
            .hasMessageStartingWith(directory.resolve("preset.yaml").toString())
            .hasMessageContaining(message));
  }

  @Test
  void anIntegerNetworkComesBackAsItWas() throws IOException {
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    QuantizedNetwork wanted = Quantizer.quantize(network(), chip.datapath(), WeightRange.FITTED);
    IntegerNetworkFile.write(wanted, directory, "net");
    QuantizedNetwork read = IntegerNetworkFile.read(directory.resolve("net.json"));
    assertThat(read.weightUnits()).isEqualTo(wanted.weightUnits());
    assertThat(read.stateUnits()).isEqualTo(wanted.stateUnits());
    assertThat(read.presentation()).isEqualTo(wanted.presentation());
    assertThat(read.network().readout()).isEqualTo(wanted.network().readout());
    for (int p = 0; p < 3; p++) {
      assertThat(read.network().projections().get(p).synapses().weights().bytes())
          .isEqualTo(wanted.network().projections().get(p).synapses().weights().bytes());
      assertThat(read.network().projections().get(p).exponent())
          .isEqualTo(wanted.network().projections().get(p).exponent());
      assertThat(read.network().populations().get(p))
          .isEqualTo(wanted.network().populations().get(p));
      assertThat(read.network().populations().get(p).reset())
          .isEqualTo(wanted.network().populations().get(p).reset());
    }
  }

  @Test
  void weightsLieInTheFileOneRowPerTarget() throws IOException {
    Network network =
        new Network(
            List.of(
                Population.of("in", 2, new Input()),
                Population.of("out", 1, new LeakyIntegrator(0, 0, 1))),
            List.of(new Projection("in", "out", new DenseWeights(2, 1, new float[] {7, 8}), 0, 0)),
            new Readout("out", Measure.MEAN_V, 1),
            new Presentation("rate", 1));
    FloatNetworkFile.write(network, Map.of(), directory, "net");
    Npy array = Npz.read(directory.resolve("net.npz")).values().iterator().next();
    assertThat(array.shape()).containsExactly(1, 2);
    assertThat(array.values()).containsExactly(7, 8);
  }

  @Test
  void quantizedWeightsAreWithinHalfAUnit() {
    Chip chip = ChipFile.read("backspike-28nm", List.of());
    Network network = network();
    QuantizedNetwork quantized = Quantizer.quantize(network, chip.datapath(), WeightRange.FITTED);
    for (int p = 0; p < 3; p++) {
      float[] values = network.projections().get(p).weights().values();
      byte[] integers = quantized.network().projections().get(p).synapses().weights().bytes();
      double unit = quantized.weightUnits().get(p);
      int widest = 0;
      for (int i = 0; i < values.length; i++) {
        assertThat(Math.abs(integers[i] * unit - values[i])).isLessThanOrEqualTo(unit * 0.5001);
        widest = Math.max(widest, Math.abs(integers[i]));
      }
      assertThat(widest).as("projection %d uses its bits", p).isBetween(64, 127);
    }
  }

  @Test
  void aChipFileMayExtendAPresetAndBeOverridden() throws IOException {
    Path file = directory.resolve("small.yaml");
    Files.writeString(
        file, "extends: backspike-28nm\nname: small\ncore: {neurons: 16}\nmesh: {width: 2}\n");
    Chip chip = ChipFile.read(file.toString(), List.of("core.memories.synapse.bytes=1024"));
    assertThat(chip.name()).isEqualTo("small");
    assertThat(chip.core().neurons()).isEqualTo(16);
    assertThat(chip.core().axons()).isEqualTo(1024);
    assertThat(chip.mesh().cores()).isEqualTo(8);
    assertThat(chip.core().memory(Sram.Macro.SYNAPSE).bytes()).isEqualTo(1024);
  }

  @Test
  void namesTheKeyThatIsUnknown() throws IOException {
    Path file = directory.resolve("odd.yaml");
    Files.writeString(file, "extends: backspike-28nm\ncore: {neurones: 16}\n");
    assertThatThrownBy(() -> ChipFile.read(file.toString(), List.of()))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(file + ": /core: ")
        .hasMessageContaining("neurones");
  }

  @Test
  void readsTablesWithQuotes() throws IOException {
    Csv table = new Csv("a", "b");
    table.add("x, \"y\"", "two\nlines");
    Path file = directory.resolve("table.csv");
    Files.writeString(file, table.text());
    assertThat(Csv.read(file)).containsExactly(List.of("x, \"y\"", "two\nlines"));
  }
}
