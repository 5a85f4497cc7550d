package org.backspike.chip.technology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tables of published and derived constants, one row each, with their citations. */
public final class ConstantsTable {

  /** A row; an empty cell is an empty string. */
  public record Row(
      String component,
      String operation,
      String value,
      String low,
      String high,
      String nodeNm,
      String voltage,
      String evidence,
      String citation) {}

  private ConstantsTable() {}

  public static List<Row> energies() {
    return rows("operations-energy.csv");
  }

  public static List<Row> latencies() {
    return rows("operations-latency.csv");
  }

  /** The only row of a component and an operation. */
  public static Row find(List<Row> table, String component, String operation) {
    List<Row> found =
        table.stream()
            .filter(row -> row.component.equals(component) && row.operation.startsWith(operation))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " rows of " + component + ", " + operation);
    }
    return found.getFirst();
  }

  private static List<Row> rows(String name) {
    try (InputStream in = ConstantsTable.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(ConstantsTable::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return new Row(
        cells.get(0),
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        cells.get(5),
        cells.get(6),
        cells.get(7),
        cells.get(8));
  }
}
