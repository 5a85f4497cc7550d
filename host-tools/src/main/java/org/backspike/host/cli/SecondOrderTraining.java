package org.backspike.host.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.Trainer;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.bptt.Workers;
import org.backspike.bptt.secondorder.FullBatch;
import org.backspike.bptt.secondorder.Minimizer;
import org.backspike.bptt.secondorder.SmoothTwin;
import org.backspike.bptt.secondorder.TwinObjective;
import org.backspike.host.file.Csv;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.InputError;
import org.backspike.host.report.HtmlReport;
import org.backspike.host.report.RunFiles;
import org.backspike.host.run.InterruptedRun;
import org.backspike.host.run.SampleSource;
import org.backspike.snn.Network;

/**
 * Full-batch training of the smooth twin for {@code backspike train}; an epoch is one step. The
 * weights are tested on the twin and on spikes, which need not agree.
 *
 * @param verb on whose behalf
 * @param data where the samples come from
 * @param method one of {@link Minimizer#NAMES}
 * @param recipe how it is trained
 * @param network modified
 * @param samples to train on, in the coding of the network
 */
record SecondOrderTraining(
    AbstractVerb verb,
    DataOptions data,
    String method,
    TrainingRecipe recipe,
    Network network,
    SampleSource samples) {
  /**
   * Trains, tests and writes the network.
   *
   * @return done
   * @throws IOException if a result cannot be written
   */
  ExitStatus run() throws IOException {
    TwinObjective objective = objective();
    Csv log = new Csv("step", "loss", "gradient_norm");
    try (OutputDirectory output = verb.output();
        Workers workers = verb.workers()) {
      Minimizer minimizer = minimizer(objective);
      minimize(minimizer, log);
      double[] found = minimizer.point();
      objective.store(found, network);
      Evaluation evaluation = Trainer.evaluate(network, samples.encoder(), data.test(), workers);
      double twin = objective.accuracy(found);
      verb.say(
          String.format(
              Locale.ROOT,
              "accuracy of the twin %.2f %% of %d training samples; on spikes %.2f %% of %d test"
                  + " samples",
              100 * twin,
              samples.data().size(),
              100 * evaluation.accuracy(),
              evaluation.samples()));
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("title", "Training on " + data.name() + " by " + method);
      figures.put("accuracy_float", evaluation.accuracy());
      figures.put("accuracy_twin_training", twin);
      figures.put("tie_rate", evaluation.tieRate());
      figures.put("loss", minimizer.value());
      figures.put("gradient_norm", minimizer.gradientNorm());
      figures.put("optimizer", method);
      figures.put("surrogate", recipe.surrogate().name());
      figures.put("parameters", objective.size());
      figures.put("seed", verb.seed());
      RunFiles files = new RunFiles(output.path());
      FloatNetworkFile.write(network, Map.of("trained_on", data.name()), output.path(), "network");
      files.csv("training.csv", log);
      files.json("result.json", figures);
      files.json("manifest.json", verb.manifest());
      HtmlReport.write(output.path());
      output.complete();
      verb.answer(figures);
    }
    return ExitStatus.DONE;
  }

  private TwinObjective objective() {
    try {
      Network twin = SmoothTwin.of(network);
      FullBatch batch = FullBatch.of(twin, samples.data(), samples.encoder());
      return new TwinObjective(
          twin, recipe.surrogate(), recipe.loss().of(twin), batch.inputs(), batch.labels());
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad network"));
    }
  }

  private Minimizer minimizer(TwinObjective objective) {
    try {
      return new Minimizer(method, objective, objective.start());
    } catch (IllegalArgumentException e) {
      throw new InputError(Objects.requireNonNullElse(e.getMessage(), "bad optimizer"));
    }
  }

  private void minimize(Minimizer minimizer, Csv log) {
    log.add(0, minimizer.value(), minimizer.gradientNorm());
    for (int step = 1; step <= recipe.epochs(); step++) {
      boolean fell = minimizer.step();
      if (Interruption.requested()) {
        throw new InterruptedRun();
      }
      if (!fell) {
        verb.say("no lower value along the direction of step " + step);
        return;
      }
      log.add(step, minimizer.value(), minimizer.gradientNorm());
      verb.say(
          String.format(
              Locale.ROOT,
              "step %3d  loss %.6f  gradient %.2e",
              step,
              minimizer.value(),
              minimizer.gradientNorm()));
    }
  }
}
