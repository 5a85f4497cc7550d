package org.backspike.host.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.bptt.EpochReport;
import org.backspike.bptt.Evaluation;
import org.backspike.bptt.TrainingRecipe;
import org.backspike.host.file.Csv;
import org.backspike.snn.Network;
import org.backspike.snn.Population;

/**
 * What is reported of a training in float.
 *
 * @param samples their name
 * @param seed of everything random
 * @param recipe how it was trained
 * @param network that was trained
 * @param epochs what they gave, at least one
 * @param test what the network did on the test samples
 */
record TrainingFigures(
    String samples,
    int seed,
    TrainingRecipe recipe,
    Network network,
    List<EpochReport> epochs,
    Evaluation test) {

  /** A line for a person. */
  static String line(EpochReport report) {
    String line =
        String.format(
            Locale.ROOT,
            "epoch %2d  loss %.4f  accuracy %.2f %%  %.1f spikes per sample  rate %.3g",
            report.epoch() + 1,
            report.loss(),
            100 * report.accuracy(),
            report.spikesPerSample(),
            report.rate());
    return Double.isNaN(report.validation())
        ? line
        : line + String.format(Locale.ROOT, "  validation %.2f %%", 100 * report.validation());
  }

  /** The last line for a person. */
  String conclusion() {
    return String.format(
        Locale.ROOT,
        "accuracy %.2f %% of %d test samples; ties %.2f %%, won by the lowest index"
            + " (other rules: %.2f to %.2f %%)",
        100 * test.accuracy(),
        test.samples(),
        100 * test.tieRate(),
        100 * test.lowestAccuracy(),
        100 * test.highestAccuracy());
  }

  /** Accuracy over epochs, for the report. */
  Csv curve() {
    Csv curve = new Csv("series", "epoch", "accuracy");
    epochs.forEach(each -> curve.add("float", each.epoch(), each.accuracy()));
    for (EpochReport each : epochs) {
      if (!Double.isNaN(each.validation())) {
        curve.add("validation", each.epoch(), each.validation());
      }
    }
    return curve;
  }

  /** Everything that is known of each epoch; empty where there is no validation. */
  Csv log() {
    Csv log =
        new Csv(
            "epoch",
            "loss",
            "penalty",
            "accuracy",
            "validation_accuracy",
            "spikes_per_sample",
            "learning_rate",
            "epoch_cpu_s");
    for (EpochReport each : epochs) {
      log.add(
          each.epoch(),
          each.loss(),
          each.penalty(),
          each.accuracy(),
          Double.isNaN(each.validation()) ? "" : each.validation(),
          each.spikesPerSample(),
          each.rate(),
          each.cpuSeconds());
    }
    return log;
  }

  /** All figures, units in the keys. */
  Map<String, Object> all() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("title", "Training on " + samples);
    figures.put("accuracy_float", test.accuracy());
    figures.put("tie_rate", test.tieRate());
    figures.put("tie_rule", "lowest index");
    figures.put("accuracy_float_lowest_of_any_tie_rule", test.lowestAccuracy());
    figures.put("accuracy_float_highest_of_any_tie_rule", test.highestAccuracy());
    figures.put("loss", epochs.getLast().loss());
    figures.put("epochs", epochs.size());
    figures.put("epochs_cpu_s", epochs.stream().map(EpochReport::cpuSeconds).toList());
    figures.put("seed", seed);
    figures.put("steps", network.presentation().steps());
    figures.put("encoder", network.presentation().encoder());
    figures.put(
        "loss_function", recipe.loss().text().isEmpty() ? "of the readout" : recipe.loss().text());
    figures.put("surrogate", recipe.surrogate().name());
    figures.put("optimizer", recipe.optimization().rule());
    figures.put("learning_rate", recipe.optimization().rate());
    figures.put("schedule", recipe.optimization().schedule().toString());
    figures.put("batch", recipe.batch());
    Map<String, Object> spikes = new LinkedHashMap<>();
    Map<String, Object> rates = new LinkedHashMap<>();
    for (int p = 0; p < network.populations().size(); p++) {
      Population population = network.populations().get(p);
      long count = test.spikes().get(p);
      spikes.put(population.name(), count);
      rates.put(
          population.name(),
          (double) count / test.samples() / network.presentation().steps() / population.size());
    }
    figures.put("spikes", spikes);
    figures.put("spikes_per_neuron_and_step", rates);
    return figures;
  }
}
