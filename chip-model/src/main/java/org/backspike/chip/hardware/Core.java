package org.backspike.chip.hardware;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Limits, memories and pipeline of a core; all cores of a chip are equal.
 *
 * @param neurons most neurons on one core; at least 1
 * @param axons most axons, that is synapse rows, on one core; at least 1
 * @param memories one of each macro it has
 * @param pipeline timing of its stages
 */
public record Core(int neurons, int axons, List<Sram> memories, Pipeline pipeline) {
  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if a limit is below 1 or a macro is missing or given twice
   */
  public Core {
    if (neurons < 1 || neurons > 1 << 20 || axons < 1 || axons > 1 << 20) {
      throw new IllegalArgumentException(
          neurons + " neurons and " + axons + " axons per core; each must be 1 to " + (1 << 20));
    }
    memories = List.copyOf(memories);
    Map<Sram.Macro, Sram> seen = new EnumMap<>(Sram.Macro.class);
    for (Sram sram : memories) {
      if (seen.put(sram.macro(), sram) != null) {
        throw new IllegalArgumentException("two memories named " + sram.macro().key());
      }
    }
    for (Sram.Macro macro : Sram.Macro.values()) {
      if (!seen.containsKey(macro)) {
        throw new IllegalArgumentException("no " + macro.key() + " memory; a core needs one");
      }
    }
  }

  /**
   * A memory of the core.
   *
   * @param macro which one
   * @return the macro
   */
  public Sram memory(Sram.Macro macro) {
    for (Sram sram : memories) {
      if (sram.macro() == macro) {
        return sram;
      }
    }
    throw new IllegalStateException("unreachable: a core has every macro");
  }
}
