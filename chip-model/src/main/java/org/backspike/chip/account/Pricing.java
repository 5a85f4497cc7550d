package org.backspike.chip.account;

import java.util.List;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Price;

/** What a ledger knows about the energy of a count. */
public sealed interface Pricing {

  /**
   * The operation has a price.
   *
   * @param price its price
   */
  record Priced(Price price) implements Pricing {}

  /**
   * Its energy is inside the price of others, which were counted in the same phase.
   *
   * @param wholes the composites that include it
   */
  record Included(List<Operation> wholes) implements Pricing {
    /** Copies the list. */
    public Included {
      wholes = List.copyOf(wholes);
    }
  }

  /** Another view of operations that have lines of their own; nobody published a price for it. */
  record InItsParts() implements Pricing {}

  /** No number exists. */
  record Unpriced() implements Pricing {}
}
