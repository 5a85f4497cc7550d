package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as RFC 4180 has them, with a header and lines ending in a line feed. */
public final class Csv {
  private static final long MOST_BYTES = 256L << 20;

  private final StringBuilder text = new StringBuilder();
  private final int columns;

  /**
   * A table.
   *
   * @param header names of the columns
   */
  public Csv(String... header) {
    columns = header.length;
    add((Object[]) header);
  }

  /**
   * Adds a row.
   *
   * @param fields one per column, written by their toString
   * @throws IllegalArgumentException if there is not one per column
   */
  public void add(Object... fields) {
    if (fields.length != columns) {
      throw new IllegalArgumentException(fields.length + " fields for " + columns + " columns");
    }
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : ",").append(quoted(String.valueOf(fields[i])));
    }
    text.append('\n');
  }

  private static String quoted(String field) {
    return field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }

  /**
   * The table.
   *
   * @return header and rows
   */
  public String text() {
    return text.toString();
  }

  /**
   * Reads a table.
   *
   * @param file the path
   * @return rows without the header, each with as many fields as the header
   * @throws InputError if it cannot be read or a row has another number of fields
   */
  public static List<List<String>> read(Path file) {
    List<List<String>> rows = readWithHeader(file);
    return rows.subList(1, rows.size());
  }

  /**
   * Reads a table with its header.
   *
   * @param file the path
   * @return the header, then rows with as many fields
   * @throws InputError if it cannot be read or a row has another number of fields
   */
  public static List<List<String>> readWithHeader(Path file) {
    return readWithHeader(file, MOST_BYTES);
  }

  /**
   * Reads a small table with its header.
   *
   * @param file the path
   * @param mostBytes largest size that is accepted
   * @return the header, then rows with as many fields
   * @throws InputError if it cannot be read, is larger, or a row has another number of fields
   */
  public static List<List<String>> readWithHeader(Path file, long mostBytes) {
    List<List<String>> rows = parse(InputFile.text(file, mostBytes), file);
    if (rows.isEmpty()) {
      throw new InputError(file, "", "is empty; must have a header");
    }
    int expected = rows.getFirst().size();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).size() != expected) {
        throw new InputError(
            file, "row " + (i + 1), rows.get(i).size() + " fields; the header has " + expected);
      }
    }
    return rows;
  }

  private static List<List<String>> parse(String text, Path file) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (inQuotes) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          field.append('"');
          i++;
        } else {
          inQuotes = false;
        }
      } else if (c == '"') {
        inQuotes = true;
      } else if (c == ',' || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    if (inQuotes) {
      throw new InputError(
          file, "row " + (rows.size() + 1), "a quote is never closed; must be closed");
    }
    if (!row.isEmpty() || !field.isEmpty()) {
      row.add(field.toString());
      rows.add(row);
    }
    return rows;
  }
}
