package org.backspike.host.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.technology.Technology;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prices that follow from {@code prices_from}: the technology and the memories of a chip. They are
 * written into its document, so that what a file or a setting says of them, a band or a whole
 * price, lies over them.
 */
final class DerivedPrices {
  private static final String PRICES = "prices";
  private static final String EVIDENCE = "evidence";

  private DerivedPrices() {}

  /**
   * Writes the derived prices below those that are given.
   *
   * @param root a chip; changed, unless it names no technology or is no chip yet
   */
  static void fill(ObjectNode root) {
    ObjectNode structure = root.deepCopy();
    structure.remove(PRICES);
    JsonNode technology = root.path("prices_from").path("technology");
    if (!technology.isString() || !Schemas.accepts(structure, "chip")) {
      return;
    }
    Core core = ChipFile.core(root);
    Noc noc = ChipFile.noc(root.get("noc"));
    ObjectNode prices =
        root.get(PRICES) instanceof ObjectNode given ? given : root.putObject(PRICES);
    for (Price price : Technology.named(technology.asString()).prices(core, noc)) {
      if (!(prices.get(price.id()) instanceof ObjectNode given)) {
        if (!prices.has(price.id())) {
          describe(price, prices.putObject(price.id()));
        }
      } else if (!given.path(EVIDENCE).asString("").equals(Evidence.UNPRICED.word())) {
        ObjectNode derived = prices.objectNode();
        describe(price, derived);
        derived
            .properties()
            .forEach(field -> {
              if (!given.has(field.getKey())) {
                given.set(field.getKey(), field.getValue());
              }
            });
      }
    }
  }

  /**
   * Takes away what was derived and is still as it was, so that it can be derived anew.
   *
   * @param given a chip as it was described
   * @param filled the same with derived prices
   * @param root what became of that; changed
   */
  static void forget(ObjectNode given, ObjectNode filled, ObjectNode root) {
    if (!(root.get(PRICES) instanceof ObjectNode prices)) {
      return;
    }
    List<String> derived = new ArrayList<>();
    filled
        .path(PRICES)
        .properties()
        .forEach(entry -> {
          if (!given.path(PRICES).has(entry.getKey())
              && entry.getValue().equals(prices.get(entry.getKey()))) {
            derived.add(entry.getKey());
          }
        });
    prices.remove(derived);
  }

  private static void describe(Price price, ObjectNode node) {
    node.put("pj", price.valuePj());
    node.put("low_pj", price.lowPj());
    node.put("high_pj", price.highPj());
    price.corner().nodeNm().ifPresent(nm -> node.put("node_nm", nm));
    price.corner().voltage().ifPresent((BigDecimal volts) -> node.put("voltage", volts));
    node.put(EVIDENCE, price.evidence().word());
    node.put("citation", price.citation());
  }
}
