package org.backspike.chip.account;

import java.math.BigDecimal;
import java.util.Optional;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;

/**
 * A line of the ledger: a count and, if there is one, its price.
 *
 * @param key phase, layer and core
 * @param operation what was done
 * @param count how often
 * @param price empty if unpriced
 */
public record EnergyLine(CountKey key, Operation operation, long count, Optional<Price> price) {
  /**
   * Count times price.
   *
   * @return pJ, exact; empty if unpriced
   */
  public Optional<BigDecimal> totalPj() {
    return price.map(p -> p.valuePj().multiply(BigDecimal.valueOf(count)));
  }

  /**
   * Count times the lower end of the price.
   *
   * @return pJ, exact; empty if unpriced
   */
  public Optional<BigDecimal> lowPj() {
    return price.map(p -> p.lowPj().multiply(BigDecimal.valueOf(count)));
  }

  /**
   * Count times the upper end of the price.
   *
   * @return pJ, exact; empty if unpriced
   */
  public Optional<BigDecimal> highPj() {
    return price.map(p -> p.highPj().multiply(BigDecimal.valueOf(count)));
  }
}
