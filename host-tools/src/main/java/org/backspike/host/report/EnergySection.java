package org.backspike.host.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.host.file.Csv;
import tools.jackson.databind.JsonNode;

/**
 * The energy of a run on its page: by component, by constant, what is included and what is open.
 */
final class EnergySection {

  /** A constant with everything it was multiplied by. */
  private static final class Constant {
    private final List<String> row;
    private long count;
    private BigDecimal pj = BigDecimal.ZERO;

    Constant(List<String> row) {
      this.row = row;
    }

    List<String> cells() {
      return List.of(
          id(row),
          row.get(EnergyFile.PJ_EACH),
          row.get(EnergyFile.PJ_LOW) + " to " + row.get(EnergyFile.PJ_HIGH),
          row.get(EnergyFile.UNIT),
          String.valueOf(count),
          number(pj),
          row.get(EnergyFile.EVIDENCE),
          row.get(EnergyFile.CITATION));
    }
  }

  private final JsonNode figures;
  private final boolean pictures;
  private final Map<String, Map<String, Double>> bars = new TreeMap<>();
  private final Map<String, BigDecimal> components = new TreeMap<>();
  private final Map<String, Constant> constants = new TreeMap<>();
  private final Map<String, String> included = new TreeMap<>();
  private final Map<String, Long> unpriced = new TreeMap<>();

  EnergySection(Path directory, JsonNode figures, boolean pictures) {
    this.figures = figures;
    this.pictures = pictures;
    Csv.read(directory.resolve(EnergyFile.NAME)).forEach(this::add);
  }

  private void add(List<String> row) {
    if (row.get(EnergyFile.EVIDENCE).equals(EnergyFile.UNPRICED)) {
      unpriced.merge(
          id(row) + " (" + row.get(EnergyFile.UNIT) + ")",
          Long.parseLong(row.get(EnergyFile.COUNT)),
          Long::sum);
    } else if (row.get(EnergyFile.EVIDENCE).equals(EnergyFile.INCLUDED)) {
      included.put(id(row), row.get(EnergyFile.CITATION));
    } else if (!row.get(EnergyFile.TOTAL_PJ).isEmpty()) {
      BigDecimal pj = new BigDecimal(row.get(EnergyFile.TOTAL_PJ));
      String component = row.get(EnergyFile.COMPONENT);
      components.merge(component, pj, BigDecimal::add);
      bars.computeIfAbsent(component, k -> new TreeMap<>())
          .merge(row.get(EnergyFile.PHASE), pj.doubleValue() / 1000, Double::sum);
      Constant constant = constants.computeIfAbsent(id(row), k -> new Constant(row));
      constant.count += Long.parseLong(row.get(EnergyFile.COUNT));
      constant.pj = constant.pj.add(pj);
    }
  }

  private static String id(List<String> row) {
    return row.get(EnergyFile.COMPONENT) + "." + row.get(EnergyFile.OPERATION);
  }

  String html() {
    StringBuilder html = new StringBuilder();
    String boundary = figures.path("energy_boundary").asString("");
    if (pictures && !bars.isEmpty()) {
      html.append(
          Html.figure(
              Picture.of(
                  "energy by component",
                  "Energy of all samples counted, by component and phase, in nJ."
                      + (boundary.isEmpty() ? "" : " Boundary: " + boundary + "."),
                  Charts.bars(bars, "", "nJ"))));
    }
    if (figures.path("energy_mixed_corners").asBoolean(false)) {
      html.append("<p>Prices of different nodes or supplies are added up: ")
          .append(Html.escape(String.join("; ", corners())))
          .append(".</p>\n");
    }
    List<List<String>> sums = new ArrayList<>();
    components.forEach((component, pj) -> sums.add(List.of(component, number(pj))));
    html.append(Html.table(List.of("component", "pJ"), sums));
    html.append("<p>Every constant that was multiplied, with what is known of it:</p>\n")
        .append(
            Html.table(
                List.of("price", "pJ each", "band", "per", "count", "pJ", "evidence", "citation"),
                constants.values().stream().map(Constant::cells).toList()));
    if (!included.isEmpty()) {
      html.append("<p>Counted, and inside the price of something else:</p>\n")
          .append(Html.table(List.of("operation", "where"), rows(included)));
    }
    if (!unpriced.isEmpty()) {
      html.append("<p>Counted and without a price, so not in the sums:</p>\n")
          .append(Html.table(List.of("operation", "count"), rows(unpriced)));
    }
    return html.toString();
  }

  private List<String> corners() {
    List<String> corners = new ArrayList<>();
    figures.path("energy_corners").forEach(corner -> corners.add(corner.asString()));
    return corners;
  }

  private static List<List<String>> rows(Map<String, ?> map) {
    List<List<String>> rows = new ArrayList<>();
    map.forEach((key, value) -> rows.add(List.of(key, String.valueOf(value))));
    return rows;
  }

  private static String number(BigDecimal value) {
    return value.round(new MathContext(6)).toPlainString();
  }
}
