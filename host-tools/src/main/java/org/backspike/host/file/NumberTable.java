package org.backspike.host.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Integers in rows of a CSV file, gzipped or not. */
public final class NumberTable {
  /** Numbers of one file. */
  private static final long MOST = 1L << 25;

  /** Characters of one line. */
  private static final int LONGEST_LINE = 1 << 20;

  private NumberTable() {}

  /**
   * Reads rows without a header.
   *
   * @param file its path; unpacked if its name ends in .gz
   * @return at least one row, all of one length
   * @throws InputError if it is no such table
   */
  public static int[][] matrix(Path file) {
    return rows(file, lines(file), 0);
  }

  /**
   * Reads rows below a header.
   *
   * @param file its path; unpacked if its name ends in .gz
   * @param columns the header it must have
   * @return the rows
   * @throws InputError if it is no such table
   */
  public static int[][] withHeader(Path file, List<String> columns) {
    List<String> lines = lines(file);
    if (!Arrays.asList(lines.getFirst().split(",", -1)).equals(columns)) {
      throw new InputError(
          file, "row 1", "columns " + lines.getFirst() + "; must be " + String.join(",", columns));
    }
    return rows(file, lines, 1);
  }

  private static int[][] rows(Path file, List<String> lines, int first) {
    int[][] rows = new int[lines.size() - first][];
    long numbers = 0;
    for (int r = 0; r < rows.length; r++) {
      String[] fields = lines.get(r + first).split(",", -1);
      numbers += fields.length;
      if (fields.length != lines.get(first).split(",", -1).length || numbers > MOST) {
        throw new InputError(
            file,
            "row " + (r + first + 1),
            fields.length + " fields; all rows must have as many, at most " + MOST + " in all");
      }
      rows[r] = new int[fields.length];
      for (int c = 0; c < fields.length; c++) {
        if (!fields[c].matches("-?\\d{1,9}")) {
          throw new InputError(
              file,
              "row " + (r + first + 1),
              "\"" + fields[c] + "\" in column " + (c + 1) + "; must be an integer");
        }
        rows[r][c] = Integer.parseInt(fields[c]);
      }
    }
    return rows;
  }

  private static List<String> lines(Path file) {
    List<String> lines = new ArrayList<>();
    long characters = 0;
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(InputFile.open(file), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        characters += line.length();
        if (line.length() > LONGEST_LINE || characters > 8 * MOST) {
          throw new InputError(
              file, "row " + (lines.size() + 1), "is too long; at most " + LONGEST_LINE);
        }
        lines.add(line);
      }
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be read: " + e.getMessage());
    }
    if (lines.isEmpty()) {
      throw new InputError(file, "", "is empty; must be rows of integers");
    }
    return lines;
  }
}
