package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convolution;
import org.backspike.snn.Input;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Reset;
import org.backspike.snn.SnnTorch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of a training in float, as a user gives them. */
class TrainOptionsTest {
  @TempDir private Path directory;

  private Command train(String options) throws IOException, InterruptedException {
    List<String> all =
        new ArrayList<>(List.of("train", "--task", "yin-yang", "--samples", "128", "--out", "net"));
    all.addAll(List.of(options.split(" ")));
    return Command.run(directory, all.toArray(String[]::new));
  }

  @Test
  void trainsAndWritesMapsAdaptationAndNormalization() throws IOException, InterruptedException {
    Command done =
        train(
            "--epochs 2 --net 1x1x5-4c3-p1-20-3 --adaptation 0.5,0.9 --refractory 2 --normalize"
                + " --dropout 0.1 --schedule cosine --validate 0.25");
    assertThat(done.errors()).isEmpty();
    assertThat(done.status()).isZero();
    assertThat(done.out()).contains("validation ", "won by the lowest index");
    Network network = FloatNetworkFile.read(directory.resolve("net/network.yaml"));
    assertThat(network.projections().get(0).connection())
        .isInstanceOfSatisfying(
            Convolution.class,
            maps -> {
              assertThat(maps.values()).hasSize(4 * 3 * 3);
              assertThat(maps.padding()).isEqualTo(1);
            });
    assertThat(network.population("hidden1").bias()).hasSize(20);
    assertThat(network.population("hidden3").dynamics())
        .isInstanceOfSatisfying(
            Lif.class,
            lif -> {
              assertThat(lif.adaptation()).isEqualTo(new Adaptation(0.5, 0.9));
              assertThat(lif.refractory()).isEqualTo(2);
            });
    List<String> log = Files.readAllLines(directory.resolve("net/training.csv"));
    assertThat(log.get(0))
        .isEqualTo(
            "epoch,loss,penalty,accuracy,validation_accuracy,spikes_per_sample,learning_rate,"
                + "epoch_cpu_s");
    assertThat(log).hasSize(3);
    assertThat(Files.readString(directory.resolve("net/result.json")))
        .contains("accuracy_float_highest_of_any_tie_rule", "spikes_per_neuron_and_step");
  }

  @Test
  void trainsAlphaSynapsesWithAThresholdForEveryNeuron() throws IOException, InterruptedException {
    Command done = train("--epochs 1 --neuron snntorch-alpha --learn threshold --learn-per neuron");
    assertThat(done.errors()).isEmpty();
    Path file = directory.resolve("net/network.yaml");
    Population hidden = FloatNetworkFile.read(file).population("hidden1");
    assertThat(hidden.dynamics()).isEqualTo(SnnTorch.alpha(0.9, 0.8, Reset.ZERO));
    float[] thresholds = Objects.requireNonNull(hidden.learned().get(LearnedNumber.THRESHOLD));
    assertThat(thresholds).hasSize(120);
    Set<Float> different = new HashSet<>();
    for (float each : thresholds) {
      different.add(each);
    }
    assertThat(different).hasSizeGreaterThan(10);
    Command inspected = Command.run(directory, "inspect", file.toString());
    assertThat(inspected.out()).contains("synapse: alpha", "timing: next_step", "threshold: ");
    Command refused = Command.run(directory, "quantize", file.toString(), "--out", "q");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errors())
        .containsExactly(
            "backspike: "
                + file
                + ": hidden1 has an alpha synapse; can be quantized with an exponential one");
  }

  @Test
  void trainsAGraphOfTwoInputsFromAFile() throws IOException, InterruptedException {
    Path graph = directory.resolve("graph.yaml");
    Files.copy(Path.of("../docs/networks/two-inputs.yaml").toAbsolutePath(), graph);
    Command done = train("--epochs 1 --net graph.yaml --learn threshold --dropout 0.1 --normalize");
    assertThat(done.errors()).isEmpty();
    Path file = directory.resolve("net/network.yaml");
    Network first = FloatNetworkFile.read(file);
    assertThat(first.population("mirror").dynamics()).isEqualTo(new Input(2));
    assertThat(first.population("far").dynamics()).isEqualTo(SnnTorch.alpha(0.9, 0.8, Reset.ZERO));
    assertThat(first.projections()).hasSize(7);
    // weights of a file are where a training begins
    Command again =
        Command.run(
            directory,
            "train --task yin-yang --samples 128 --epochs 1 --rate 1e-30 --net net/network.yaml --out a"
                .split(" "));
    assertThat(again.errors()).isEmpty();
    Network second = FloatNetworkFile.read(directory.resolve("a/network.yaml"));
    for (int p = 0; p < 7; p++) {
      assertThat(second.projections().get(p).weights().values())
          .isEqualTo(first.projections().get(p).weights().values());
    }
    assertThat(refusal("quantize", file.toString(), "--out", "q"))
        .isEqualTo(file + ": far has an alpha synapse; can be quantized with an exponential one");
    assertThat(refusal("compare", file.toString(), "--task", "yin-yang"))
        .isEqualTo(file + ": /populations: 2 inputs; can be compared with a chip with one");
    assertThat(refusal("quantize", graph.toString(), "--out", "q"))
        .isEqualTo(graph + ": /arrays: is missing; only a training draws weights of its own");
    assertThat(refusal("train", "--task", "yin-yang", "--net", "graph.yaml", "--neuron", "if"))
        .startsWith("--neuron, --adaptation or --refractory with a network file");
  }

  private String refusal(String... arguments) throws IOException, InterruptedException {
    Command refused = Command.run(directory, arguments);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errors()).hasSize(1);
    return refused.errors().getFirst().replace("backspike: ", "");
  }

  @Test
  void aPresetIsPrintedAsItsSwitches() throws IOException, InterruptedException {
    Command done = train("--epochs 1 --neuron spikingjelly-plif");
    assertThat(done.errors()).isEmpty();
    String result = Files.readString(directory.resolve("net/result.json"));
    assertThat(result)
        .contains("spikingjelly-plif", "at_or_above", "through", "time_constant_scaling_input");
  }

  @Test
  void stopsEarlyAndTakesTheBestEpoch() throws IOException, InterruptedException {
    Command done = train("--epochs 40 --rate 1e-30 --validate 0.5 --patience 2");
    assertThat(done.status()).isZero();
    assertThat(done.out()).contains("epoch  3", "weights of epoch 1").doesNotContain("epoch  4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--schedule linear | schedule linear; must be constant",
        "--schedule-unit day | --schedule-unit day; must be epoch or step",
        "--patience 3 | --patience needs --validate",
        "--validate 1 | --validate 1.0; must be above 0 and below 1",
        "--validate 0.001 | validation by 0.001 of the samples; must leave some of 128",
        "--shift -1 | shift by -1 pixels; must be at least 0",
        "--shift 2 | shift by 2 pixels of samples with 4 features; must be square images",
        "--where chip --dropout 0.1 | --shift act in float training of first order; leave them out",
        "--optimizer lbfgs --shift 1 | --shift act in float training of first order; leave them out",
        "--dropout 1 | dropout 1.0; must be 0 to below 1",
        "--penalty l3:1 | penalty l3:1; must be l1:FACTOR",
        "--clip-norm 0 | limits of the gradient",
        "--net none.yaml | none.yaml: does not exist",
        "--net 5-4c3-3 | hidden1 follows a layer without maps",
        "--neuron hh | --neuron hh; must be backspike, if, snntorch-leaky",
        "--neuron snntorch-alpha --learn membrane-decay | of an alpha synapse; it can learn its",
        "--learn leak | --learn leak; must be membrane-decay, threshold, time-constant-scaling",
        "--learn-per layer | --learn-per layer; must be population, neuron",
        "--learn membrane-decay,time-constant | all set the decay of the membrane",
        "--neuron snntorch --learn time-constant-scaling-input | with a gain of 1.0; must be 1 minus",
        "--where chip --learn threshold | a chip learns weights",
        "--neuron snntorch-alpha --optimizer lbfgs | has an alpha synapse; second-order",
        "--adaptation 1 | --adaptation; must be STRENGTH,DECAY",
        "--refractory 99 | refractory period of 99 steps; must be 0 to 63"
      })
  void refuses(String options, String message) throws IOException, InterruptedException {
    Command refused = train(options + " --epochs 1");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errors()).hasSize(1).first().asString().contains(message);
    assertThat(directory.resolve("net")).doesNotExist();
  }
}
