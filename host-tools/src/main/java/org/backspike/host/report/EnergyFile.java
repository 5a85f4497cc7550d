package org.backspike.host.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.backspike.chip.account.CountKey;
import org.backspike.chip.account.Counts;
import org.backspike.chip.account.EnergyLine;
import org.backspike.chip.account.Ledger;
import org.backspike.chip.account.Pricing;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.program.Phase;
import org.backspike.host.file.AtomicFile;
import org.backspike.host.file.Csv;
import org.backspike.host.file.InputError;

/**
 * {@code energy.csv}: the ledger of a run, one row per line. A row without a price says why in its
 * column {@code evidence}: {@code unpriced}, {@code included} in the price of another operation, or
 * {@code composite}, whose parts have rows of their own.
 */
final class EnergyFile {
  static final String NAME = "energy.csv";

  static final int PHASE = 0;
  static final int COMPONENT = 3;
  static final int OPERATION = 4;
  static final int COUNT = 5;
  static final int UNIT = 6;
  static final int PJ_EACH = 7;
  static final int PJ_LOW = 8;
  static final int PJ_HIGH = 9;
  static final int TOTAL_PJ = 10;
  static final int EVIDENCE = 16;
  static final int CITATION = 17;

  static final String UNPRICED = "unpriced";
  static final String INCLUDED = "included";

  private static final String WHOLE_CHIP = "chip";

  private static final List<String> COLUMNS =
      List.of(
          "phase",
          "layer",
          "core",
          "component",
          "operation",
          "count",
          "unit",
          "pj_each",
          "pj_low",
          "pj_high",
          "total_pj",
          "total_low_pj",
          "total_high_pj",
          "price_id",
          "node_nm",
          "voltage",
          "evidence",
          "citation");

  private EnergyFile() {}

  static void write(Path directory, Ledger ledger) throws IOException {
    Csv table = new Csv(COLUMNS.toArray(String[]::new));
    ledger.lines().forEach(line -> table.add(row(line)));
    AtomicFile.write(directory.resolve(NAME), table.text());
  }

  private static Object[] row(EnergyLine line) {
    String[] row = new String[COLUMNS.size()];
    Arrays.fill(row, "");
    CountKey key = line.key();
    row[PHASE] = key.phase().key();
    row[1] = key.layer();
    row[2] = key.core() == CountKey.WHOLE_CHIP ? WHOLE_CHIP : String.valueOf(key.core());
    row[COMPONENT] = line.operation().component();
    row[OPERATION] = line.operation().operation();
    row[COUNT] = String.valueOf(line.count());
    row[UNIT] = line.operation().unit();
    row[TOTAL_PJ] = line.totalPj().map(EnergyFile::plain).orElse("");
    row[11] = line.lowPj().map(EnergyFile::plain).orElse("");
    row[12] = line.highPj().map(EnergyFile::plain).orElse("");
    switch (line.pricing()) {
      case Pricing.Priced priced -> priced(priced.price(), row);
      case Pricing.Included included -> {
        row[EVIDENCE] = INCLUDED;
        row[CITATION] =
            "included in "
                + included.wholes().stream().map(Operation::id).collect(Collectors.joining(", "));
      }
      case Pricing.InItsParts _ -> {
        row[EVIDENCE] = "composite";
        row[CITATION] = "its parts have lines of their own";
      }
      case Pricing.Unpriced _ -> row[EVIDENCE] = UNPRICED;
    }
    return row;
  }

  private static void priced(Price price, String[] row) {
    row[PJ_EACH] = plain(price.valuePj());
    row[PJ_LOW] = plain(price.lowPj());
    row[PJ_HIGH] = plain(price.highPj());
    row[13] = price.id();
    price.corner().nodeNm().ifPresent(nm -> row[14] = String.valueOf(nm));
    price.corner().voltage().ifPresent(volts -> row[15] = plain(volts));
    row[EVIDENCE] = price.evidence().word();
    row[CITATION] =
        price.note().isEmpty() ? price.citation() : price.citation() + "; " + price.note();
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /**
   * The counts of a stored run.
   *
   * @param directory a run directory
   * @return what was counted
   * @throws InputError if there is no such file, or a row of it is wrong
   */
  static Counts counts(Path directory) {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      throw new InputError(
          file, "", "does not exist; a run has counts with --mode timed or on a chip with prices");
    }
    List<List<String>> rows = Csv.readWithHeader(file);
    if (!rows.getFirst().equals(COLUMNS)) {
      throw new InputError(
          file, "row 1", "has other columns; must be " + String.join(",", COLUMNS));
    }
    Counts counts = new Counts();
    for (int r = 1; r < rows.size(); r++) {
      try {
        add(rows.get(r), counts);
      } catch (IllegalArgumentException | ArithmeticException e) {
        throw new InputError(file, "row " + (r + 1), String.valueOf(e.getMessage()));
      }
    }
    return counts;
  }

  private static void add(List<String> row, Counts counts) {
    long count = number(row.get(COUNT), "count");
    int core =
        row.get(2).equals(WHOLE_CHIP)
            ? CountKey.WHOLE_CHIP
            : Math.toIntExact(number(row.get(2), "core"));
    counts.add(
        new CountKey(Phase.named(row.get(PHASE)), row.get(1), core),
        Operation.named(row.get(COMPONENT) + "." + row.get(OPERATION)),
        count);
  }

  private static long number(String text, String column) {
    try {
      long value = Long.parseLong(text);
      if (value >= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          column + " is \"" + text + "\"; must be an integer of at least 0", e);
    }
    throw new IllegalArgumentException(
        column + " is \"" + text + "\"; must be an integer of at least 0");
  }
}
