package org.backspike.host.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;

/** A table of a single neuron, one row per event or step: integers by column name. */
record CellRow(Map<String, Integer> values, int line) {
  private static final long MOST_BYTES = 64L << 20;

  int get(String column) {
    Integer value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException("no column " + column);
    }
    return value;
  }

  boolean is(String column) {
    return get(column) == 1;
  }

  /** Column names of a table; the first line is a comment. */
  static List<String> header(Path file) {
    List<String> lines = lines(file);
    return lines.size() < 2 ? List.of() : List.of(lines.get(1).split(",", -1));
  }

  /**
   * Reads a table.
   *
   * @param file its path
   * @param columns the columns it must have, in order
   */
  static List<CellRow> read(Path file, List<String> columns) {
    List<String> lines = lines(file);
    List<CellRow> rows = new ArrayList<>();
    for (int l = 2; l < lines.size(); l++) {
      String[] fields = lines.get(l).split(",", -1);
      String where = "line " + (l + 1);
      if (fields.length != columns.size()) {
        throw new InputError(file, where, fields.length + " fields; must be " + columns.size());
      }
      Map<String, Integer> values = new HashMap<>();
      for (int c = 0; c < fields.length; c++) {
        if (!fields[c].matches("-?\\d{1,9}")) {
          throw new InputError(
              file, where, columns.get(c) + " is \"" + fields[c] + "\"; must be an integer");
        }
        values.put(columns.get(c), Integer.parseInt(fields[c]));
      }
      rows.add(new CellRow(values, l + 1));
    }
    if (rows.isEmpty()) {
      throw new InputError(file, "", "has no rows; must have a comment, a header and rows");
    }
    return rows;
  }

  private static List<String> lines(Path file) {
    return InputFile.text(file, MOST_BYTES).lines().toList();
  }
}
