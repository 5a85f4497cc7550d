package org.backspike.host.file;

import java.nio.file.Path;
import java.util.List;
import org.backspike.chip.controller.EventTable;
import org.backspike.chip.controller.TimedEvents;

/**
 * Events of a free-running chip in CSV: {@code cycle,address}, the address as the chip defines it.
 * Cycles count from 0; input events are sent in the order of the file.
 */
public final class EventFile {
  private static final List<String> COLUMNS = List.of("cycle", "address");

  private EventFile() {}

  /**
   * Reads input events.
   *
   * @param file the path
   * @param addressBits bits of an address, below 32
   * @return in the order of the file
   * @throws InputError if it is no such table or an address does not fit
   */
  public static TimedEvents read(Path file, int addressBits) {
    List<List<String>> rows = Csv.readWithHeader(file);
    if (!rows.getFirst().equals(COLUMNS)) {
      throw new InputError(
          file,
          "row 1",
          "columns " + String.join(",", rows.getFirst()) + "; must be cycle,address");
    }
    int count = rows.size() - 1;
    long[] cycles = new long[count];
    int[] addresses = new int[count];
    for (int i = 0; i < count; i++) {
      List<String> row = rows.get(i + 1);
      cycles[i] = number(file, i + 2, "cycle", row.get(0), 1L << 40);
      addresses[i] = (int) number(file, i + 2, "address", row.get(1), 1L << addressBits);
    }
    return new TimedEvents(cycles, addresses);
  }

  private static long number(Path file, int row, String what, String text, long below) {
    if (!text.matches("\\d{1,18}") || Long.parseLong(text) >= below) {
      throw new InputError(
          file,
          "row " + row,
          what + " is \"" + text + "\"; must be an integer, 0 to " + (below - 1));
    }
    return Long.parseLong(text);
  }

  /**
   * A table of output events.
   *
   * @param events rows of cycle and address
   * @return with a header
   */
  public static Csv table(EventTable events) {
    Csv table = new Csv(COLUMNS.toArray(String[]::new));
    for (int r = 0; r < events.rows(); r++) {
      table.add(events.get(r, 0), events.get(r, 1));
    }
    return table;
  }
}
