package org.backspike.host.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.host.file.AtomicFile;
import org.backspike.host.file.Csv;
import org.backspike.host.file.Document;
import tools.jackson.databind.JsonNode;

/**
 * One self-contained page from the files of a run directory: what is there is shown, a table next
 * to every picture, nothing is loaded from elsewhere.
 */
public final class HtmlReport {
  /** Rows of a long table that are shown; the file beside has all. */
  private static final int MOST_ROWS = 24;

  private static final Map<String, String> HEADLINES = headlines();

  private final Path directory;
  private final JsonNode figures;
  private final boolean pictures = Charts.available();

  private HtmlReport(Path directory) {
    this.directory = directory;
    this.figures = Document.json(directory.resolve("result.json"));
  }

  /**
   * Writes {@code report.html} into a run directory.
   *
   * @param directory a directory with {@code result.json}
   * @throws IOException if the page cannot be written
   * @throws org.backspike.host.file.InputError if a file of the directory is wrong
   */
  public static void write(Path directory) throws IOException {
    HtmlReport report = new HtmlReport(directory);
    AtomicFile.write(directory.resolve("report.html"), report.page());
  }

  private static Map<String, String> headlines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("accuracy_float", "float reference");
    lines.put("accuracy_chip", "on the chip, quantized");
    lines.put("accuracy_onchip", "learned on the chip");
    return lines;
  }

  private String page() {
    String title = figures.has("title") ? figures.get("title").asString() : "Backspike: a run";
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(Html.escape(title)).append("</h1>\n");
    if (figures.has("subtitle")) {
      body.append("<p class=\"sub\">")
          .append(Html.escape(figures.get("subtitle").asString()))
          .append("</p>\n");
    }
    body.append(tiles());
    body.append(Html.section("Accuracy while learning", accuracy()));
    body.append(Html.section("Seeds", seeds()));
    body.append(Html.section("Gradients and firing rates", HealthSection.of(directory, pictures)));
    body.append(Html.section("Float reference and chip", comparison()));
    body.append(Html.section("Energy", energy()));
    body.append(Html.section("Cycles", cycles()));
    body.append(Html.section("Memory", memory()));
    body.append(Html.section("All figures", allFigures()));
    return Html.page(title, body.toString());
  }

  private String tiles() {
    StringBuilder html = new StringBuilder("<div class=\"tiles\">");
    HEADLINES.forEach((key, label) -> {
      if (figures.has(key)) {
        html.append(
            tile(String.format(Locale.ROOT, "%.1f %%", 100 * figures.get(key).asDouble()), label));
      }
    });
    if (figures.has("latency_cycles")) {
      html.append(
          tile(
              String.format(Locale.ROOT, "%,d", figures.get("latency_cycles").asLong()),
              "cycles per inference"));
    }
    if (figures.has("energy_total_pj")) {
      double nj = figures.get("energy_total_pj").asDouble() / 1000;
      html.append(
          tile(String.format(Locale.ROOT, "%.2f nJ", nj), "per inference, static included"));
    }
    return html.append("</div>\n").toString();
  }

  private static String tile(String value, String label) {
    return "<div class=\"tile\"><b>" + Html.escape(value) + "</b>" + Html.escape(label) + "</div>";
  }

  private String accuracy() {
    Path file = directory.resolve("curve.csv");
    if (!Files.exists(file)) {
      return "";
    }
    List<List<String>> rows = Csv.read(file);
    String picture =
        pictures
            ? Html.figure(
                Picture.of(
                    "accuracy per epoch",
                    "Fraction of training samples that were right just before they were learned.",
                    Charts.curves(rows, "epoch", "accuracy")))
            : noFonts();
    Map<String, List<String>> last = new LinkedHashMap<>();
    rows.forEach(row -> last.put(row.getFirst(), row));
    return picture
        + Html.table(List.of("series", "last epoch", "accuracy"), List.copyOf(last.values()));
  }

  private String seeds() {
    Path file = directory.resolve("seeds.csv");
    if (!Files.exists(file)) {
      return "";
    }
    List<List<String>> rows = Csv.readWithHeader(file);
    return Html.table(rows.getFirst(), rows.subList(1, rows.size()));
  }

  private static String noFonts() {
    return "<p>No picture: this machine has no fonts to draw with.</p>\n";
  }

  private String comparison() {
    StringBuilder html = new StringBuilder();
    Path reference = directory.resolve("spikes-float.csv");
    Path chip = directory.resolve("spikes.csv");
    if (Files.exists(reference) && Files.exists(chip) && pictures) {
      html.append(
          Html.figure(
              Picture.of(
                  "spikes of one sample",
                  "Spikes of the first test sample. Steps are those of the float network; the chip "
                      + "is one step later per layer.",
                  Raster.draw(Csv.read(reference), Csv.read(chip)))));
    }
    JsonNode compared = figures.get("comparison");
    if (compared != null) {
      List<List<String>> rows = new ArrayList<>();
      flatten("", compared, rows);
      html.append(Html.table(List.of("figure", "value"), rows));
    }
    return html.toString();
  }

  private String energy() {
    return Files.exists(directory.resolve(EnergyFile.NAME))
        ? new EnergySection(directory, figures, pictures).html()
        : "";
  }

  private String cycles() {
    Path file = directory.resolve("cycles.csv");
    if (!Files.exists(file)) {
      return "";
    }
    List<String> states =
        List.of(
            "busy", "starved", "out_full", "port_conflict", "raw_hazard", "phase_wait", "barrier");
    Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
    for (List<String> row : Csv.read(file)) {
      Map<String, Double> bar = bars.computeIfAbsent(row.get(3), k -> new LinkedHashMap<>());
      for (int i = 0; i < states.size(); i++) {
        bar.merge(states.get(i), Double.parseDouble(row.get(4 + i)), Double::sum);
      }
    }
    List<List<String>> rows = new ArrayList<>();
    bars.forEach((stage, parts) -> {
      List<String> row = new ArrayList<>(List.of(stage));
      states.forEach(
          state -> row.add(String.format(Locale.ROOT, "%.0f", parts.getOrDefault(state, 0.0))));
      rows.add(row);
    });
    List<String> header = new ArrayList<>(List.of("stage"));
    header.addAll(states);
    String picture =
        pictures && !bars.isEmpty()
            ? Html.figure(
                Picture.of(
                    "cycles by stage",
                    "What every stage did, summed over the cores that worked and the timed samples.",
                    Charts.bars(bars, "", "cycles")))
            : "";
    return picture + Html.table(header, rows);
  }

  private String memory() {
    Path file = directory.resolve("memory.csv");
    if (!Files.exists(file)) {
      return "";
    }
    Map<String, Map<String, Double>> bars = new TreeMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : Csv.read(file)) {
      if (!row.get(2).equals("capacity")) {
        String kind = row.get(2).replaceAll("^.*\\.", "").replaceAll("\\[.*$", "");
        bars.computeIfAbsent("core " + row.get(0) + " " + row.get(1), k -> new TreeMap<>())
            .merge(kind, Double.parseDouble(row.get(6)) / 8192, Double::sum);
        if (rows.size() < MOST_ROWS) {
          rows.add(row);
        }
      }
    }
    String picture =
        pictures && !bars.isEmpty()
            ? Html.figure(
                Picture.of(
                    "memory by core",
                    "What lies in the memories of the cores, in KiB, packing included.",
                    Charts.bars(bars, "", "KiB")))
            : "";
    return picture
        + Html.table(
            List.of("core", "memory", "array", "rows", "fields", "field bits", "bits"), rows);
  }

  private String allFigures() {
    List<List<String>> rows = new ArrayList<>();
    flatten("", figures, rows);
    return Html.table(List.of("figure", "value"), rows);
  }

  private static void flatten(String prefix, JsonNode node, List<List<String>> rows) {
    node.properties()
        .forEach(entry -> {
          String key = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
          if (entry.getValue().isObject()) {
            flatten(key, entry.getValue(), rows);
          } else {
            rows.add(
                List.of(
                    key,
                    entry.getValue().isValueNode()
                        ? entry.getValue().asString()
                        : entry.getValue().toString()));
          }
        });
  }
}
