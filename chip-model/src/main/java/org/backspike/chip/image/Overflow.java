package org.backspike.chip.image;

import java.util.Locale;

/**
 * Something that does not fit on a core.
 *
 * @param core the core
 * @param what the resource: {@code neurons}, {@code axons} or a memory
 * @param needed how much is needed
 * @param available how much there is
 * @param unit unit of both numbers
 */
public record Overflow(int core, String what, long needed, long available, String unit) {
  /**
   * What is missing.
   *
   * @return at least 1
   */
  public long shortfall() {
    return needed - available;
  }

  /**
   * One line for a message.
   *
   * @return core, resource, need, capacity and shortfall
   */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "core %d: %s needs %d %s, has %d: %d %s short",
        core,
        what,
        needed,
        unit,
        available,
        shortfall(),
        unit);
  }
}
