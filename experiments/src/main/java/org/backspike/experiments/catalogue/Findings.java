package org.backspike.experiments.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.backspike.host.file.Csv;

/**
 * What all seeds of an experiment gave together.
 *
 * @param seeds at least one
 */
record Findings(List<SeedOutcome> seeds) {
  private static final String ROW = "%8s  %10s  %10s  %8s  %10s  %8s";

  /** Copies the list. */
  Findings {
    seeds = List.copyOf(seeds);
  }

  /** Accuracy on the test samples. */
  Spread accuracy() {
    return Spread.of(seeds, SeedOutcome::accuracy);
  }

  /** Names of the columns of {@link #line} and {@link #conclusion}. */
  static String header() {
    return String.format(
        Locale.ROOT, ROW, "seed", "accuracy %", "validation", "ties %", "spikes", "CPU-s");
  }

  /** A seed for a person. */
  static String line(SeedOutcome seed) {
    return row(
        String.valueOf(seed.seed()),
        100 * seed.accuracy(),
        100 * seed.validation(),
        100 * seed.tieRate(),
        seed.spikesPerSample(),
        seed.cpuSeconds());
  }

  /** All seeds for a person: mean and spread. */
  List<String> conclusion() {
    return List.of(
        of("mean", Spread::mean),
        of("lowest", Spread::lowest),
        of("highest", Spread::highest),
        of("std.dev.", Spread::deviation));
  }

  private String of(String name, ToDoubleFunction<Spread> figure) {
    return row(
        name,
        100 * figure.applyAsDouble(accuracy()),
        100 * figure.applyAsDouble(Spread.of(seeds, SeedOutcome::validation)),
        100 * figure.applyAsDouble(Spread.of(seeds, SeedOutcome::tieRate)),
        figure.applyAsDouble(Spread.of(seeds, SeedOutcome::spikesPerSample)),
        figure.applyAsDouble(Spread.of(seeds, SeedOutcome::cpuSeconds)));
  }

  private static String row(
      String name, double accuracy, double validation, double ties, double spikes, double cpu) {
    return String.format(
        Locale.ROOT,
        ROW,
        name,
        number("%.2f", accuracy),
        number("%.2f", validation),
        number("%.2f", ties),
        number("%.1f", spikes),
        number("%.1f", cpu));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }

  /** One row per seed. */
  Csv table() {
    Csv table =
        new Csv(
            "seed",
            "accuracy",
            "validation_accuracy",
            "tie_rate",
            "loss",
            "spikes_per_sample",
            "total_cpu_s");
    for (SeedOutcome seed : seeds) {
      table.add(
          seed.seed(),
          seed.accuracy(),
          Double.isNaN(seed.validation()) ? "" : seed.validation(),
          seed.tieRate(),
          seed.loss(),
          seed.spikesPerSample(),
          seed.cpuSeconds());
    }
    return table;
  }

  /** Accuracy over epochs, a series per seed. */
  Csv curve() {
    Csv curve = new Csv("series", "epoch", "accuracy");
    for (SeedOutcome seed : seeds) {
      for (int e = 0; e < seed.epochs().size(); e++) {
        curve.add("seed " + seed.seed(), e, seed.epochs().get(e).accuracy());
      }
    }
    for (SeedOutcome seed : seeds) {
      for (int e = 0; e < seed.epochs().size(); e++) {
        double validation = seed.epochs().get(e).validation();
        if (!Double.isNaN(validation)) {
          curve.add("seed " + seed.seed() + ", validation", e, validation);
        }
      }
    }
    return curve;
  }

  /** All figures, units in the keys. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("accuracy_float", accuracy().mean());
    figures.put("accuracy_float_lowest", accuracy().lowest());
    figures.put("accuracy_float_highest", accuracy().highest());
    figures.put("accuracy_float_deviation", accuracy().deviation());
    Spread validation = Spread.of(seeds, SeedOutcome::validation);
    if (!Double.isNaN(validation.mean())) {
      figures.put("accuracy_validation", validation.mean());
    }
    figures.put("tie_rate", Spread.of(seeds, SeedOutcome::tieRate).mean());
    figures.put("loss", Spread.of(seeds, SeedOutcome::loss).mean());
    figures.put("spikes_per_sample", Spread.of(seeds, SeedOutcome::spikesPerSample).mean());
    figures.put("seeds", seeds.stream().map(SeedOutcome::seed).toList());
    figures.put("accuracy_float_by_seed", seeds.stream().map(SeedOutcome::accuracy).toList());
    figures.put("total_cpu_s", seeds.stream().mapToDouble(SeedOutcome::cpuSeconds).sum());
    List<Double> first = new ArrayList<>();
    List<Double> later = new ArrayList<>();
    for (SeedOutcome seed : seeds) {
      first.add(seed.epochs().getFirst().cpuSeconds());
      seed.epochs().stream().skip(1).forEach(each -> later.add(each.cpuSeconds()));
    }
    figures.put("first_epoch_cpu_s", Spread.of(first, each -> each).mean());
    if (!later.isEmpty()) {
      figures.put("later_epoch_cpu_s", Spread.of(later, each -> each).mean());
    }
    return figures;
  }
}
