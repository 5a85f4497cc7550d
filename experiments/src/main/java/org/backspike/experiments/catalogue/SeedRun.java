package org.backspike.experiments.catalogue;

import java.util.List;
import java.util.function.IntFunction;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.Workers;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.host.cli.ProgressLine;
import org.backspike.host.run.Cost;
import org.backspike.host.run.SampleSource;
import org.backspike.host.train.FloatTraining;
import org.backspike.snn.Network;

/** One training of an experiment, from first weights to the test. */
final class SeedRun {
  private final Experiment experiment;
  private final Material.Samples samples;
  private final int seed;
  private final FloatTraining training;
  private final SampleSource source;

  /**
   * A training before its first epoch.
   *
   * @throws org.backspike.host.file.InputError if network and samples do not go together
   */
  SeedRun(Experiment experiment, Material.Samples samples, int seed) {
    this.experiment = experiment;
    this.samples = samples;
    this.seed = seed;
    Network network = experiment.design().initialized(experiment.recipe(), seed);
    source = SampleSource.of(samples.train(), network, seed);
    training =
        new FloatTraining(
            network,
            experiment.recipe(),
            source,
            experiment.validation(),
            new HistoryPlan.Full(),
            seed);
  }

  /** Everything that the outcome depends on. */
  String settings() {
    return String.join(
        ", ",
        experiment.name(),
        samples.name(),
        experiment.recipe().epochs() + " epochs",
        training.settings());
  }

  /**
   * A trained network and what it did.
   *
   * @param network as it was tested
   * @param outcome of training and test
   */
  record Result(Network network, SeedOutcome outcome) {}

  /**
   * Trains and tests.
   *
   * @param progress a listener for the epoch of this number, from 0
   * @throws org.backspike.host.run.InterruptedRun if a listener stopped it
   */
  Result run(Workers workers, IntFunction<ProgressLine> progress) {
    double began = Cost.cpuSeconds();
    while (!training.isDone()) {
      try (ProgressLine line = progress.apply(training.epochs().size())) {
        training.epoch(workers, line);
      }
    }
    Network network = training.finished();
    Evaluation test = Trainer.evaluate(network, source.encoder(), samples.test(), workers);
    List<EpochReport> epochs = training.epochs();
    return new Result(
        network,
        new SeedOutcome(
            seed,
            test.accuracy(),
            test.tieRate(),
            epochs.getLast().loss(),
            spikesPerSample(network, test),
            Cost.cpuSeconds() - began,
            epochs.stream()
                .map(each ->
                    new SeedOutcome.Epoch(each.accuracy(), each.validation(), each.cpuSeconds()))
                .toList()));
  }

  private static double spikesPerSample(Network network, Evaluation test) {
    long spikes = 0;
    for (int p = 0; p < network.populations().size(); p++) {
      if (!network.populations().get(p).equals(network.input())) {
        spikes += test.spikes().get(p);
      }
    }
    return (double) spikes / test.samples();
  }
}
