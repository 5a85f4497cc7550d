package org.backspike.host.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.host.file.Csv;

/** Gradients by step and neurons by firing rate, from gradients.csv and rates.csv. */
final class HealthSection {
  private HealthSection() {}

  /** The section; empty if nothing was measured. */
  static String of(Path directory, boolean pictures) {
    Path gradients = directory.resolve("gradients.csv");
    Path rates = directory.resolve("rates.csv");
    if (!Files.exists(gradients) || !Files.exists(rates)) {
      return "";
    }
    return gradients(Csv.read(gradients), pictures) + rates(Csv.read(rates), pictures);
  }

  /** Orders of magnitude: a gradient that vanishes falls along a line. */
  private static String gradients(List<List<String>> rows, boolean pictures) {
    List<List<String>> logarithms = new ArrayList<>();
    for (List<String> row : rows) {
      double norm = Double.parseDouble(row.get(2));
      if (norm > 0) {
        logarithms.add(List.of(row.get(0), row.get(1), String.valueOf(Math.log10(norm))));
      }
    }
    if (!pictures || logarithms.isEmpty()) {
      return "<p>No gradient reached any population, or no fonts to draw with.</p>\n";
    }
    return Html.figure(
        Picture.of(
            "gradient norm by step",
            "Norm of the errors of the drive in a probe batch, power of ten, by population.",
            Charts.curves(logarithms, "step", "log10 of the norm")));
  }

  private static String rates(List<List<String>> rows, boolean pictures) {
    Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
    Map<String, List<String>> table = new LinkedHashMap<>();
    List<String> header = new ArrayList<>(List.of("population"));
    for (List<String> row : rows) {
      bars.computeIfAbsent(row.get(0), population -> new TreeMap<>())
          .put("up to " + row.get(1), Double.parseDouble(row.get(2)));
      table
          .computeIfAbsent(row.get(0), population -> new ArrayList<>(List.of(population)))
          .add(row.get(2));
      if (table.size() == 1) {
        header.add("up to " + row.get(1));
      }
    }
    if (bars.isEmpty()) {
      return "";
    }
    String picture =
        pictures
            ? Html.figure(
                Picture.of(
                    "neurons by firing rate",
                    "Neurons by spikes per step in a probe batch; up to 0 are silent.",
                    Charts.bars(bars, "", "neurons")))
            : "";
    return picture + Html.table(header, List.copyOf(table.values()));
  }
}
