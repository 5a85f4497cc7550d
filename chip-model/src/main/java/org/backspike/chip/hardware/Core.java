package org.backspike.chip.hardware;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Limits, memories and controller of a core; all cores of a chip are equal.
 *
 * <p>A core need not have every macro. What inference would hold in a macro that is not described
 * lies in registers, or in a memory nobody described, and is limited by the neurons and axons
 * alone. Learning needs the macros it uses.
 *
 * @param neurons most neurons on one core; at least 1
 * @param axons most axons, that is synapse rows, on one core; at least 1
 * @param memories at most one of each macro; a pipeline needs all of them
 * @param controller what executes it
 */
public record Core(int neurons, int axons, List<Sram> memories, Controller controller) {
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
      if (controller instanceof Pipeline && !seen.containsKey(macro)) {
        throw new IllegalArgumentException("no " + macro.key() + " memory; a pipeline needs one");
      }
    }
  }

  /**
   * A macro of the core.
   *
   * @param macro which one
   * @return empty if the core is described without it
   */
  public Optional<Sram> macro(Sram.Macro macro) {
    return memories.stream().filter(sram -> sram.macro() == macro).findFirst();
  }

  /**
   * Where arrays of a macro lie.
   *
   * @param macro which one
   * @return the macro, or {@link Sram#undescribed} of it
   */
  public Sram memory(Sram.Macro macro) {
    return macro(macro).orElseGet(() -> Sram.undescribed(macro));
  }

  /**
   * Timing of the stages.
   *
   * @return the pipeline that executes the core
   * @throws IllegalStateException if something else does
   */
  public Pipeline pipeline() {
    if (controller instanceof Pipeline pipeline) {
      return pipeline;
    }
    throw new IllegalStateException(
        "a core of controller " + controller.key() + " has no pipeline");
  }
}
