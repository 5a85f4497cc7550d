package org.backspike.chip.hardware;

import java.util.List;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;

/**
 * A chip: a datapath in cores on a mesh, with a clock and prices.
 *
 * @param name its name
 * @param description one sentence
 * @param provenance where its numbers come from
 * @param datapath the arithmetic of its cores
 * @param mesh how the cores lie
 * @param core what each of them has
 * @param noc what connects them
 * @param periodPs clock period in ps; at least 1
 * @param prices what operations cost; an operation without a price is unpriced, not free
 */
public record Chip(
    String name,
    String description,
    String provenance,
    Datapath datapath,
    Mesh mesh,
    Core core,
    Noc noc,
    long periodPs,
    List<Price> prices) {
  /**
   * Checks the clock and the prices.
   *
   * @throws IllegalArgumentException if the period is out of range or an operation has two prices
   *     or does not exist
   */
  public Chip {
    if (periodPs < 1 || periodPs > 1_000_000_000L) {
      throw new IllegalArgumentException(
          "clock period of " + periodPs + " ps; must be 1 to 1000000000");
    }
    prices = List.copyOf(prices);
    for (int i = 0; i < prices.size(); i++) {
      String id = prices.get(i).id();
      Operation.named(id);
      for (Price other : prices.subList(0, i)) {
        if (other.id().equals(id)) {
          throw new IllegalArgumentException("two prices for " + id);
        }
      }
    }
  }

  /**
   * The price of an operation.
   *
   * @param operation what is priced
   * @return empty if it is unpriced
   */
  public Optional<Price> price(Operation operation) {
    return prices.stream().filter(price -> price.id().equals(operation.id())).findFirst();
  }

  /**
   * The same chip with other arithmetic.
   *
   * @param other the datapath of its cores
   * @return the chip
   */
  public Chip computing(Datapath other) {
    return new Chip(name, description, provenance, other, mesh, core, noc, periodPs, prices);
  }
}
