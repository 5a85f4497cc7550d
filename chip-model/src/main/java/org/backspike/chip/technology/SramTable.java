package org.backspike.chip.technology;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Energies of one access to a memory macro, from our own sweep with CACTI 7.0 (scratch memory, one
 * port, organisation of the least energy times squared delay). Between tabulated sizes, nodes and
 * word widths energies are interpolated log-log; nothing is extrapolated.
 *
 * <p>A word wider than the widest tabulated one is read from several macros in parallel, each with
 * its share of the bytes; a narrower one costs as much as the narrowest.
 */
public final class SramTable {
  private static final String RESOURCE = "sram-energy.csv";

  /** The table, read once. */
  public static final SramTable CACTI = read();

  /** What is done to a word. */
  public enum Access {
    /** A word is read. */
    READ,
    /** A word is written. */
    WRITE
  }

  /**
   * An energy with its derivation.
   *
   * @param pj energy of one access in pJ
   * @param tabulated whether it stands in the table as it is
   * @param arithmetic how it follows from the table
   */
  public record Energy(double pj, boolean tabulated, String arithmetic) {}

  /** Energies by node, word bits and bytes. */
  private record Sheet(
      NavigableMap<Integer, NavigableMap<Integer, NavigableMap<Long, Double>>> byNode) {
    static Sheet empty() {
      return new Sheet(new TreeMap<>());
    }

    void put(int nm, int bits, long bytes, double pj) {
      byNode
          .computeIfAbsent(nm, n -> new TreeMap<>())
          .computeIfAbsent(bits, b -> new TreeMap<>())
          .put(bytes, pj);
    }
  }

  private final Map<SramCell, Map<Access, Sheet>> sheets = new EnumMap<>(SramCell.class);

  private SramTable() {
    for (SramCell cell : SramCell.values()) {
      Map<Access, Sheet> both = new EnumMap<>(Access.class);
      both.put(Access.READ, Sheet.empty());
      both.put(Access.WRITE, Sheet.empty());
      sheets.put(cell, both);
    }
  }

  private static SramTable read() {
    SramTable table = new SramTable();
    try (InputStream in = SramTable.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + RESOURCE);
      }
      List<String> lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .lines()
              .filter(line -> !line.startsWith("#"))
              .skip(1)
              .toList();
      lines.forEach(table::add);
    } catch (IOException e) {
      throw new IllegalStateException("the program is incomplete: " + RESOURCE, e);
    }
    return table;
  }

  private void add(String line) {
    String[] row = line.split(",", -1);
    int nm = Integer.parseInt(row[0]);
    long bytes = Long.parseLong(row[2]);
    int bits = Integer.parseInt(row[3]);
    for (SramCell cell : SramCell.values()) {
      if (cell.key().equals(row[1])) {
        sheet(cell, Access.READ).put(nm, bits, bytes, Double.parseDouble(row[6]));
        sheet(cell, Access.WRITE).put(nm, bits, bytes, Double.parseDouble(row[7]));
      }
    }
  }

  private Sheet sheet(SramCell cell, Access access) {
    Map<Access, Sheet> both = sheets.get(cell);
    Sheet sheet = both == null ? null : both.get(access);
    if (sheet == null) {
      throw new IllegalStateException("every cell has a sheet for reads and one for writes");
    }
    return sheet;
  }

  /**
   * The energy of one access.
   *
   * @param cell device type
   * @param nm technology node in nm
   * @param bytes capacity of the memory
   * @param wordBits bits of one access; at least 1
   * @param access read or write
   * @return empty outside the table: below 1 KB or above 1 MB per macro, or another node
   */
  public Optional<Energy> energy(SramCell cell, int nm, long bytes, int wordBits, Access access) {
    var byNode = sheet(cell, access).byNode();
    int widest = byNode.firstEntry().getValue().lastKey();
    int macros = Math.ceilDiv(wordBits, widest);
    long macroBytes = Math.ceilDiv(bytes, macros);
    int macroBits = Math.ceilDiv(wordBits, macros);
    var below = byNode.floorEntry(nm);
    var above = byNode.ceilingEntry(nm);
    if (below == null || above == null) {
      return Optional.empty();
    }
    double low = ofMacro(below.getValue(), macroBytes, macroBits);
    double high = ofMacro(above.getValue(), macroBytes, macroBits);
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return Optional.empty();
    }
    double pj = macros * logLog(nm, below.getKey(), low, above.getKey(), high);
    boolean tabulated = isTabulated(below.getValue(), macroBytes, macroBits);
    boolean ofNode = below.getKey().equals(above.getKey());
    String nodes =
        ofNode
            ? String.format(Locale.ROOT, "%.6g pJ at %d nm", low, nm)
            : String.format(
                Locale.ROOT,
                "%.6g pJ at %d nm, %.6g pJ at %d nm, log-log interpolated to %d nm",
                low,
                below.getKey(),
                high,
                above.getKey(),
                nm);
    String arithmetic =
        String.format(
            Locale.ROOT,
            "CACTI 7.0 sweep, %s, %d bytes, %d-bit words: %s%s%s",
            cell.key(),
            macroBytes,
            width(below.getValue(), macroBits),
            nodes,
            tabulated ? "" : ", size or width log-log interpolated",
            macros == 1 ? "" : "; " + macros + " macros in parallel");
    boolean asItIs = ofNode && macros == 1 && tabulated;
    return Optional.of(new Energy(pj, asItIs, arithmetic));
  }

  private static int width(NavigableMap<Integer, NavigableMap<Long, Double>> byBits, int bits) {
    return Math.max(bits, byBits.firstKey());
  }

  private static boolean isTabulated(
      NavigableMap<Integer, NavigableMap<Long, Double>> byBits, long bytes, int bits) {
    NavigableMap<Long, Double> bySize = byBits.get(width(byBits, bits));
    return bySize != null && bySize.containsKey(bytes);
  }

  /** NaN outside the table. */
  private static double ofMacro(
      NavigableMap<Integer, NavigableMap<Long, Double>> byBits, long bytes, int bits) {
    int width = width(byBits, bits);
    Map.Entry<Integer, NavigableMap<Long, Double>> below = byBits.floorEntry(width);
    Map.Entry<Integer, NavigableMap<Long, Double>> above = byBits.ceilingEntry(width);
    return logLog(
        width,
        below.getKey(),
        ofSize(below.getValue(), bytes),
        above.getKey(),
        ofSize(above.getValue(), bytes));
  }

  private static double ofSize(NavigableMap<Long, Double> bySize, long bytes) {
    Map.Entry<Long, Double> below = bySize.floorEntry(bytes);
    Map.Entry<Long, Double> above = bySize.ceilingEntry(bytes);
    if (below == null || above == null) {
      return Double.NaN;
    }
    return logLog(
        (double) bytes,
        (double) below.getKey(),
        below.getValue(),
        (double) above.getKey(),
        above.getValue());
  }

  private static double logLog(double x, double x0, double y0, double x1, double y1) {
    if (x0 == x1) {
      return y0;
    }
    double weight = Math.log(x / x0) / Math.log(x1 / x0);
    return Math.exp((1 - weight) * Math.log(y0) + weight * Math.log(y1));
  }
}
