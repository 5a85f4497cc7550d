package org.backspike.chip.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Corner;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.PriceList;
import org.backspike.chip.program.Phase;

/**
 * Counts times prices. Sums are exact decimal arithmetic; what has no price is listed, never added
 * as 0; what is inside the price of a composite is counted and never priced again.
 *
 * <p>Bands add up end by end, as if all errors had one cause: prices of one source do move
 * together, and for independent sources this is the wider of the usual rules.
 */
public final class Ledger {
  private final List<EnergyLine> lines;
  private final String boundary;

  private Ledger(List<EnergyLine> lines, String boundary) {
    this.lines = List.copyOf(lines);
    this.boundary = boundary;
  }

  /**
   * Prices counts.
   *
   * @param counts what was done
   * @param chip whose prices
   * @return the ledger
   */
  public static Ledger of(Counts counts, Chip chip) {
    PriceList prices = chip.priceList();
    Map<Phase, Set<Operation>> counted = new EnumMap<>(Phase.class);
    counts
        .rows()
        .forEach((key, row) ->
            counted
                .computeIfAbsent(key.phase(), p -> EnumSet.noneOf(Operation.class))
                .addAll(row.keySet()));
    List<EnergyLine> lines = new ArrayList<>();
    counts
        .rows()
        .forEach((key, row) ->
            row.forEach((operation, count) ->
                lines.add(
                    new EnergyLine(
                        key,
                        operation,
                        count,
                        pricing(operation, prices, counted.getOrDefault(key.phase(), Set.of()))))));
    return new Ledger(lines, chip.boundary());
  }

  /** A part is inside a whole only where the whole was counted too. */
  private static Pricing pricing(
      Operation operation, PriceList prices, Set<Operation> countedInPhase) {
    Optional<Price> price = prices.of(operation);
    if (price.isPresent()) {
      return new Pricing.Priced(price.get());
    }
    List<Operation> wholes =
        prices.including(operation).stream().filter(countedInPhase::contains).toList();
    if (!wholes.isEmpty()) {
      return new Pricing.Included(wholes);
    }
    return operation.isComposite() ? new Pricing.InItsParts() : new Pricing.Unpriced();
  }

  /**
   * What is inside these energies and what is not.
   *
   * @return as the chip states it
   */
  public String boundary() {
    return boundary;
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
   * Whether it knows what the time of the run cost. Otherwise there is no static energy, rather
   * than one of 0.
   *
   * @return false if nothing was counted in time, or nothing of it has a price
   */
  public boolean knowsTime() {
    return lines.stream().anyMatch(line -> line.operation().isStatic() && line.price().isPresent());
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
   * What was counted and has no price, neither of its own nor inside that of a composite.
   *
   * @return counts over all phases, layers and cores
   */
  public Map<Operation, Long> unpriced() {
    return counts(line -> line.pricing() instanceof Pricing.Unpriced);
  }

  /**
   * What was counted and costs nothing of its own, as a composite includes it.
   *
   * @return the composites of each operation
   */
  public Map<Operation, List<Operation>> included() {
    Map<Operation, List<Operation>> wholes = new TreeMap<>();
    for (EnergyLine line : lines) {
      if (line.pricing() instanceof Pricing.Included included) {
        wholes.putIfAbsent(line.operation(), included.wholes());
      }
    }
    return wholes;
  }

  private Map<Operation, Long> counts(Predicate<EnergyLine> which) {
    Map<Operation, Long> sums = new TreeMap<>();
    for (EnergyLine line : lines) {
      if (which.test(line)) {
        sums.merge(line.operation(), line.count(), Math::addExact);
      }
    }
    return sums;
  }

  /**
   * Energy by how its prices are known.
   *
   * @return sums of priced lines; evidence without energy is absent
   */
  public Map<Evidence, Energy> byEvidence() {
    Map<Evidence, Energy> sums = new EnumMap<>(Evidence.class);
    for (EnergyLine line : lines) {
      line.price()
          .filter(price -> price.valuePj().signum() > 0)
          .ifPresent(price -> sums.merge(price.evidence(), energy(line), Energy::plus));
    }
    return sums;
  }

  /**
   * The evidence behind the largest share of the energy.
   *
   * @return empty if there is no energy
   */
  public Optional<Evidence> dominatingEvidence() {
    return byEvidence().entrySet().stream()
        .max(Comparator.comparing(entry -> entry.getValue().pj()))
        .map(Map.Entry::getKey);
  }

  /**
   * The nodes and supplies that the prices in use hold at. More than one means that numbers of
   * different corners are added up.
   *
   * @return in the order of the lines
   */
  public Set<Corner> corners() {
    Set<Corner> corners = new LinkedHashSet<>();
    for (EnergyLine line : lines) {
      line.price()
          .filter(price -> price.valuePj().signum() > 0)
          .ifPresent(price -> corners.add(price.corner()));
    }
    return corners;
  }

  private static Energy energy(EnergyLine line) {
    BigDecimal zero = BigDecimal.ZERO;
    return new Energy(
        line.totalPj().orElse(zero), line.lowPj().orElse(zero), line.highPj().orElse(zero));
  }
}
