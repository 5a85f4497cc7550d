package org.backspike.experiments.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.backspike.host.cli.ExitStatus;
import org.backspike.snn.Network;
import org.backspike.snn.task.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions, without the work. */
class ExperimentsTest {
  @Test
  void areSixWithNamesOfTheirOwn() {
    assertThat(Experiments.names())
        .containsExactly(
            "mnist-counts",
            "mnist-best",
            "yin-yang-64",
            "randman",
            "delayed-xor",
            "cue-accumulation");
  }

  static List<Experiment> all() {
    return Experiments.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyNetworkTakesItsSamples(Experiment experiment) {
    Dataset some =
        switch (experiment.material()) {
          case Material.Generated generated -> generated.task().train().first(12);
          case Material.Mnist _ -> new Dataset(784, 10, new float[12 * 784], new int[12]);
        };
    SeedRun run = new SeedRun(experiment, new Material.Samples("some", some, some), 3);
    assertThat(run.settings()).startsWith(experiment.name() + ", some, ").endsWith("seed 3");
    Network network = experiment.design().initialized(experiment.recipe(), 3);
    assertThat(network.projections().getFirst().weights().values())
        .isNotEqualTo(
            experiment
                .design()
                .initialized(experiment.recipe(), 4)
                .projections()
                .getFirst()
                .weights()
                .values());
  }

  @Test
  void theSettingsOfMnistBestWereChosenOnTenThousandImages() {
    Dataset images = new Dataset(1, 2, new float[60_000], new int[60_000]);
    assertThat(Experiments.named("mnist-best").validation().split(images, 0).kept().size())
        .isEqualTo(10_000);
  }

  @Test
  void refusesNumbersThatMakeNoExperiment() {
    Experiment any = Experiments.named("randman");
    assertThatThrownBy(() ->
            new Experiment(
                "x", "y", any.material(), any.design(), any.recipe(), any.validation(), 0, 0.9, 1))
        .hasMessageStartingWith("x: 0 seeds, target 0.9, 1 s; must be");
  }

  @Test
  void aMeanAtTheTargetReachesIt() {
    assertThat(Verdict.on(0.97, 0.97).status()).isEqualTo(ExitStatus.DONE);
    assertThat(Verdict.on(0.9699, 0.97).status()).isEqualTo(ExitStatus.ANSWER_IS_NO);
    assertThat(Verdict.on(0.9699, 0.97).line())
        .isEqualTo("target: a mean of at least 97.0 %: missed");
  }
}
