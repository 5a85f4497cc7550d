package org.backspike.host.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.host.file.Csv;
import org.backspike.host.file.InputError;

/** The tables of a ReckOn run: numbers, and digests in hexadecimal. */
final class ReckonTables {
  private static final List<String> KEY = List.of("epoch", "phase", "sample");
  private static final int HEX = 16;

  /**
   * A row.
   *
   * @param sample which sample it is about
   * @param values by column, in the order of the file, digests as 64 bits
   */
  record Row(ReckonSampleKey sample, Map<String, Long> values) {
    long get(String column) {
      return values.getOrDefault(column, 0L);
    }
  }

  private ReckonTables() {}

  /** Reads a table with these columns behind the three that name a sample. */
  static List<Row> read(Path file, List<String> columns) {
    List<List<String>> lines = Csv.readWithHeader(file);
    List<String> header = new ArrayList<>(KEY);
    header.addAll(columns);
    if (!lines.getFirst().equals(header)) {
      throw new InputError(
          file,
          "row 1",
          "columns "
              + String.join(",", lines.getFirst())
              + "; must be "
              + String.join(",", header));
    }
    List<Row> rows = new ArrayList<>();
    for (int r = 1; r < lines.size(); r++) {
      List<String> fields = lines.get(r);
      Map<String, Long> values = new LinkedHashMap<>();
      for (int c = 0; c < header.size(); c++) {
        values.put(header.get(c), number(fields.get(c), header.get(c), file, r + 1));
      }
      rows.add(
          new Row(
              ReckonSampleKey.of(
                  values.getOrDefault("epoch", 0L),
                  values.getOrDefault("phase", 0L),
                  values.getOrDefault("sample", 0L),
                  file,
                  r + 1),
              values));
    }
    return rows;
  }

  private static long number(String field, String column, Path file, int row) {
    boolean digest = column.equals("digest");
    if (!field.matches(digest ? "[0-9a-f]{16}" : "-?\\d{1,18}")) {
      throw new InputError(
          file,
          "row " + row,
          column
              + " \""
              + field
              + "\"; must be "
              + (digest ? "16 hexadecimal digits" : "an integer"));
    }
    return digest ? Long.parseUnsignedLong(field, HEX) : Long.parseLong(field);
  }
}
