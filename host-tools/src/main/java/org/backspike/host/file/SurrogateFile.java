package org.backspike.host.file;

import java.nio.file.Path;
import java.util.List;
import org.backspike.surrogate.Surrogate;
import org.backspike.surrogate.TabulatedSurrogate;

/** A surrogate derivative as a table: CSV with the columns {@code x,h}, a point per row. */
public final class SurrogateFile {
  private static final long MOST_BYTES = 1 << 16;

  private SurrogateFile() {}

  /**
   * Reads a table.
   *
   * @param file its path
   * @return lines from point to point, 0 outside
   * @throws InputError if it is no such table; the message names the row
   */
  public static Surrogate read(Path file) {
    List<List<String>> rows = Csv.readWithHeader(file, MOST_BYTES);
    if (!rows.getFirst().equals(List.of("x", "h"))) {
      throw new InputError(
          file, "row 1", "columns " + String.join(",", rows.getFirst()) + "; must be x,h");
    }
    double[] x = new double[rows.size() - 1];
    double[] h = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      String row = "row " + (i + 2);
      x[i] = number(file, row, rows.get(i + 1).get(0));
      h[i] = number(file, row, rows.get(i + 1).get(1));
      if (i > 0 && x[i] <= x[i - 1]) {
        throw new InputError(file, row, "x " + x[i] + " after " + x[i - 1] + "; must ascend");
      }
    }
    try {
      return new TabulatedSurrogate(x, h);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private static double number(Path file, String row, String text) {
    double number;
    try {
      number = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!(Math.abs(number) <= TabulatedSurrogate.LARGEST)) {
      throw new InputError(
          file, row, "\"" + text + "\"; must be a number within " + TabulatedSurrogate.LARGEST);
    }
    return number;
  }
}
