package org.backspike.host.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Price.Kind;
import org.backspike.chip.hardware.PriceList;
import tools.jackson.databind.JsonNode;

/**
 * The prices of a chip file. Energies stand as {@code pj}, static powers may stand as {@code uw}.
 * Evidence {@code unpriced} stands without a value, with the reason as its citation.
 */
final class PriceReader {
  private PriceReader() {}

  /**
   * Reads them.
   *
   * @param root a chip that the schema let through
   * @return the prices
   * @throws IllegalArgumentException if a price is wrong or energy would be counted twice
   */
  static PriceList read(JsonNode root) {
    List<Price> prices = new ArrayList<>();
    Map<Operation, String> unpriced = new EnumMap<>(Operation.class);
    root.path("prices")
        .properties()
        .forEach(entry -> {
          JsonNode price = entry.getValue();
          if (Constants.evidence(price) == Evidence.UNPRICED) {
            requireNoValue(entry.getKey(), price);
            unpriced.put(Operation.named(entry.getKey()), price.get("citation").asString());
          } else {
            prices.add(price(entry.getKey(), price));
          }
        });
    return new PriceList(prices, unpriced);
  }

  private static void requireNoValue(String id, JsonNode price) {
    if (price.has("pj") || price.has("uw")) {
      throw new IllegalArgumentException(
          id + ": has a value and evidence unpriced; set the price to null to leave it out");
    }
  }

  private static Price price(String id, JsonNode price) {
    Operation operation = Operation.named(id);
    if (price.has("pj") && price.has("uw")) {
      throw new IllegalArgumentException(id + ": has pj and uw; must have one of them");
    }
    List<Operation> includes = new ArrayList<>();
    price.path("includes").forEach(part -> includes.addAll(Operation.all(part.asString())));
    return new Price(
        operation,
        energy(operation, price, ""),
        energy(operation, price, "low_"),
        energy(operation, price, "high_"),
        Constants.corner(price),
        Constants.evidence(price),
        price.get("citation").asString(),
        Kind.valueOf(price.path("kind").asString("marginal").toUpperCase(Locale.ROOT)),
        includes,
        price.path("note").asString(""));
  }

  /** A microwatt is 10^-6 pJ per ps. */
  private static BigDecimal energy(Operation operation, JsonNode price, String end) {
    if (price.has(end + "pj")) {
      return Constants.decimal(price.get(end + "pj"));
    }
    if (!operation.isStatic()) {
      throw new IllegalArgumentException(
          operation.id() + ": a price in uw per " + operation.unit() + "; must be in pj");
    }
    return Constants.decimal(price.get(end + "uw")).movePointLeft(6);
  }
}
