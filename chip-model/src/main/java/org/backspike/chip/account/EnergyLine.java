package org.backspike.chip.account;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;

/**
 * A line of the ledger: a count and what is known of its price.
 *
 * @param key phase, layer and core
 * @param operation what was done
 * @param count how often
 * @param pricing its price, or why it has none
 */
public record EnergyLine(CountKey key, Operation operation, long count, Pricing pricing) {
  /**
   * The price.
   *
   * @return empty unless the line is priced
   */
  public Optional<Price> price() {
    return pricing instanceof Pricing.Priced priced
        ? Optional.of(priced.price())
        : Optional.empty();
  }

  /**
   * Count times price.
   *
   * @return pJ, exact; empty unless the line is priced
   */
  public Optional<BigDecimal> totalPj() {
    return times(Price::valuePj);
  }

  /**
   * Count times the lower end of the price.
   *
   * @return pJ, exact; empty unless the line is priced
   */
  public Optional<BigDecimal> lowPj() {
    return times(Price::lowPj);
  }

  /**
   * Count times the upper end of the price.
   *
   * @return pJ, exact; empty unless the line is priced
   */
  public Optional<BigDecimal> highPj() {
    return times(Price::highPj);
  }

  private Optional<BigDecimal> times(Function<Price, BigDecimal> end) {
    return price().map(p -> end.apply(p).multiply(BigDecimal.valueOf(count)));
  }
}
