package org.backspike.chip.hardware;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.hardware.Price.Kind;

/**
 * The prices of a chip, without contradictions: one price per operation, none for what a composite
 * includes, and no static power beside an average that has it inside.
 */
public final class PriceList {
  private final List<Price> prices;
  private final Map<Operation, Price> byOperation = new EnumMap<>(Operation.class);
  private final Map<Operation, List<Operation>> wholes = new EnumMap<>(Operation.class);
  private final Map<Operation, String> unpriced = new EnumMap<>(Operation.class);

  /**
   * Checks prices.
   *
   * @param prices in any order; what is missing is unpriced
   * @throws IllegalArgumentException if energy would be counted twice
   */
  public PriceList(List<Price> prices) {
    this(prices, Map.of());
  }

  /**
   * Checks prices.
   *
   * @param prices in any order; what is missing is unpriced
   * @param unpriced of some operations why they have no price
   * @throws IllegalArgumentException if energy would be counted twice, or something has both a
   *     price and a reason to have none
   */
  public PriceList(List<Price> prices, Map<Operation, String> unpriced) {
    this.prices = List.copyOf(prices);
    this.unpriced.putAll(unpriced);
    for (Price price : prices) {
      if (byOperation.put(price.operation(), price) != null) {
        throw new IllegalArgumentException("two prices for " + price.id());
      }
      for (Operation part : price.includes()) {
        wholes.computeIfAbsent(part, p -> new ArrayList<>()).add(price.operation());
      }
    }
    for (Price price : prices) {
      requireNoSecondPrice(price);
      if (unpriced.containsKey(price.operation())) {
        throw new IllegalArgumentException(price.id() + ": has a price and is unpriced");
      }
    }
    requireNoStaticBesideAverage();
  }

  private void requireNoSecondPrice(Price price) {
    List<Operation> whole = wholes.getOrDefault(price.operation(), List.of());
    if (!whole.isEmpty()) {
      throw new IllegalArgumentException(
          price.id()
              + ": has a price, but "
              + whole.getFirst().id()
              + " includes it; must have one or the other");
    }
  }

  private void requireNoStaticBesideAverage() {
    for (Price average : prices) {
      if (average.kind() == Kind.AVERAGE) {
        for (Price other : prices) {
          if (other.operation().isStatic() && other.valuePj().signum() > 0) {
            throw new IllegalArgumentException(
                average.id()
                    + ": an average has the static power inside; "
                    + other.id()
                    + " must not have a price beside it");
          }
        }
      }
    }
  }

  /**
   * All prices.
   *
   * @return in the order they were given
   */
  public List<Price> all() {
    return prices;
  }

  /**
   * The price of an operation.
   *
   * @param operation what is priced
   * @return empty if it has none of its own
   */
  public Optional<Price> of(Operation operation) {
    return Optional.ofNullable(byOperation.get(operation));
  }

  /**
   * The composites whose prices have an operation inside.
   *
   * @param operation what may be a part
   * @return empty if no price includes it
   */
  public List<Operation> including(Operation operation) {
    return List.copyOf(wholes.getOrDefault(operation, List.of()));
  }

  /**
   * Why an operation has no price.
   *
   * @param operation what is not priced
   * @return empty if nobody says why
   */
  public Optional<String> whyUnpriced(Operation operation) {
    return Optional.ofNullable(unpriced.get(operation));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PriceList list
        && list.prices.equals(prices)
        && list.unpriced.equals(unpriced);
  }

  @Override
  public int hashCode() {
    return 31 * prices.hashCode() + unpriced.hashCode();
  }

  @Override
  public String toString() {
    return prices.toString();
  }
}
