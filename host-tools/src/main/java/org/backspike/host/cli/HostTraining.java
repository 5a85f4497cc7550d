package org.backspike.host.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.diagnose.Probe;
import org.backspike.bptt.memory.Footprint;
import org.backspike.bptt.memory.HistoryPlan;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.TrainingCheckpoint;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.Cost;
import org.backspike.host.run.InterruptedRun;
import org.backspike.host.run.SampleSource;
import org.backspike.host.train.FloatTraining;
import org.backspike.host.train.Validation;
import org.backspike.snn.Network;

/**
 * Training in float for {@code backspike train}.
 *
 * @param verb on whose behalf
 * @param data where the samples come from
 * @param validation which of them are kept
 * @param recipe how it is trained
 * @param network modified
 * @param samples to train on, in the coding of the network
 * @param plan what is kept of the forward pass
 */
record HostTraining(
    AbstractVerb verb,
    DataOptions data,
    Validation validation,
    TrainingRecipe recipe,
    Network network,
    SampleSource samples,
    HistoryPlan plan) {

  /**
   * Trains, tests and writes the network.
   *
   * @param resume whether a checkpoint of the same training is continued
   * @return done
   * @throws IOException if a result cannot be written
   */
  ExitStatus run(boolean resume) throws IOException {
    FloatTraining training =
        new FloatTraining(network, recipe, samples, validation, plan, verb.seed());
    try (OutputDirectory output = verb.output();
        Workers workers = verb.workers()) {
      long wall = System.nanoTime();
      double cpu = Cost.cpuSeconds();
      TrainingCheckpoint checkpoint =
          new TrainingCheckpoint(
              output.target().resolveSibling("." + output.target().getFileName() + ".checkpoint"),
              data.name() + ", " + training.settings());
      Footprint footprint = MemoryOption.footprint(plan, network, recipe, workers.threads());
      MemoryOption.lines(plan, footprint).forEach(verb::say);
      Probe probe =
          new Probe(recipe.loss(), recipe.surrogate(), samples.encoder(), training.learned());
      probe.measure(network, workers).warnings().forEach(each -> verb.say("at first: " + each));
      if (resume) {
        training.resume(checkpoint);
      }
      int before = training.epochs().size();
      while (!training.isDone()) {
        EpochReport report = epoch(training, workers);
        training.save(checkpoint);
        verb.say(TrainingFigures.line(report));
      }
      training.bestEpoch().ifPresent(best -> verb.say("weights of epoch " + (best + 1)));
      double trained = (double) (training.epochs().size() - before) * training.learned().size();
      double seconds = (System.nanoTime() - wall) / 1e9;
      double cpuSeconds = Cost.cpuSeconds() - cpu;
      Network result = training.finished();
      Evaluation evaluation = Trainer.evaluate(result, samples.encoder(), data.test(), workers);
      HealthFiles health = new HealthFiles(probe.measure(result, workers));
      TrainingFigures figures =
          new TrainingFigures(
              data.name(), verb.seed(), recipe, result, training.epochs(), evaluation);
      health.health().warnings().forEach(verb::say);
      verb.say(MemoryOption.conclusion(footprint, training.historyBytes()));
      verb.say(figures.conclusion());
      Map<String, Object> all = figures.all();
      training.bestEpoch().ifPresent(best -> all.put("best_epoch", best));
      all.put("neurons", Summary.neurons(result));
      all.put("health", health.figures());
      all.putAll(MemoryOption.figures(plan, footprint, training.historyBytes()));
      all.put("train_samples_per_s", trained / seconds);
      all.put("train_samples_per_cpu_s", trained / cpuSeconds);
      RunFiles files = new RunFiles(output.path());
      FloatNetworkFile.write(result, metadata(), output.path(), "network");
      files.csv("curve.csv", figures.curve());
      files.csv("training.csv", figures.log());
      files.csv("gradients.csv", health.gradients());
      files.csv("rates.csv", health.rates());
      files.json("result.json", all);
      files.json("manifest.json", verb.manifest());
      HtmlReport.write(output.path());
      output.complete();
      checkpoint.remove();
      verb.answer(all);
    }
    return ExitStatus.DONE;
  }

  private EpochReport epoch(FloatTraining training, Workers workers) {
    int epoch = training.epochs().size();
    try (ProgressLine progress =
        verb.progress("epoch " + (epoch + 1) + " of " + recipe.epochs(), "samples")) {
      return training.epoch(workers, progress);
    } catch (InterruptedRun e) {
      verb.say("--resume goes on after epoch " + epoch + "; no other result was kept");
      throw e;
    }
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("trained_on", data.name());
    metadata.put("seed", String.valueOf(verb.seed()));
    return metadata;
  }
}
