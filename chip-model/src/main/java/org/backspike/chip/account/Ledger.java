package org.backspike.chip.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Operation;

/**
 * Counts times prices. Sums are exact decimal arithmetic; what has no price is listed, never added
 * as 0.
 */
public final class Ledger {
  private final List<EnergyLine> lines;

  private Ledger(List<EnergyLine> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Prices counts.
   *
   * @param counts what was done
   * @param chip whose prices
   * @return the ledger
   */
  public static Ledger of(Counts counts, Chip chip) {
    List<EnergyLine> lines = new ArrayList<>();
    counts
        .rows()
        .forEach((key, row) ->
            row.forEach((operation, count) ->
                lines.add(new EnergyLine(key, operation, count, chip.price(operation)))));
    return new Ledger(lines);
  }

  /**
   * All lines.
   *
   * @return sorted by phase, layer, core, operation
   */
  public List<EnergyLine> lines() {
    return lines;
  }

  /**
   * Energy of what is counted in operations.
   *
   * @return the sum of the priced dynamic lines
   */
  public Energy dynamic() {
    return sum(line -> !line.operation().isStatic());
  }

  /**
   * Energy of what is counted in time.
   *
   * @return the sum of the priced static lines
   */
  public Energy leakage() {
    return sum(line -> line.operation().isStatic());
  }

  /**
   * Dynamic and static energy together.
   *
   * @return the sum of all priced lines
   */
  public Energy total() {
    return sum(line -> true);
  }

  /**
   * Energy of some lines.
   *
   * @param which the lines that count
   * @return the sum of the priced ones
   */
  public Energy sum(Predicate<EnergyLine> which) {
    Energy sum = Energy.ZERO;
    for (EnergyLine line : lines) {
      if (which.test(line) && line.price().isPresent()) {
        sum = sum.plus(energy(line));
      }
    }
    return sum;
  }

  /**
   * Energy by some property of the lines.
   *
   * @param property what lines are grouped by
   * @param <K> type of the property
   * @return sums of priced lines, sorted
   */
  public <K extends Comparable<K>> Map<K, Energy> by(Function<EnergyLine, K> property) {
    Map<K, Energy> sums = new TreeMap<>();
    for (EnergyLine line : lines) {
      if (line.price().isPresent()) {
        sums.merge(property.apply(line), energy(line), Energy::plus);
      }
    }
    return sums;
  }

  /**
   * What was counted and has no price.
   *
   * @return counts over all phases, layers and cores
   */
  public Map<Operation, Long> unpriced() {
    Map<Operation, Long> sums = new TreeMap<>();
    for (EnergyLine line : lines) {
      if (line.price().isEmpty()) {
        sums.merge(line.operation(), line.count(), Math::addExact);
      }
    }
    return sums;
  }

  private static Energy energy(EnergyLine line) {
    BigDecimal zero = BigDecimal.ZERO;
    return new Energy(
        line.totalPj().orElse(zero), line.lowPj().orElse(zero), line.highPj().orElse(zero));
  }
}
