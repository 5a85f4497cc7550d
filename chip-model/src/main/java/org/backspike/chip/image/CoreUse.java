package org.backspike.chip.image;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Sram;

/**
 * What one core holds, against what it could hold.
 *
 * @param core the core
 * @param neurons neurons placed on it
 * @param axons rows placed on it
 * @param arrays everything in its memories
 */
public record CoreUse(int core, int neurons, int axons, List<ArrayLayout> arrays) {
  /** Copies the list. */
  public CoreUse {
    arrays = List.copyOf(arrays);
  }

  /**
   * Bits in use per memory.
   *
   * @return every macro, 0 where nothing lies
   */
  public Map<Sram.Macro, Long> bits() {
    Map<Sram.Macro, Long> bits = new EnumMap<>(Sram.Macro.class);
    for (Sram.Macro macro : Sram.Macro.values()) {
      bits.put(macro, 0L);
    }
    for (ArrayLayout array : arrays) {
      bits.merge(array.macro().macro(), array.bits(), Long::sum);
    }
    return bits;
  }

  /**
   * What does not fit.
   *
   * @param limits limits of the core
   * @return empty if everything fits
   */
  public List<Overflow> overflows(Core limits) {
    List<Overflow> found = new ArrayList<>();
    if (neurons > limits.neurons()) {
      found.add(new Overflow(core, "neurons", neurons, limits.neurons(), "neurons"));
    }
    if (axons > limits.axons()) {
      found.add(new Overflow(core, "axons", axons, limits.axons(), "axons"));
    }
    bits()
        .forEach((macro, used) -> {
          boolean held = limits.macro(macro).isPresent() || macro.servesInference();
          long capacity = held ? limits.memory(macro).bits() : 0;
          if (used > capacity) {
            found.add(
                new Overflow(
                    core, macro.key() + " memory", Math.ceilDiv(used, 8), capacity / 8, "bytes"));
          }
        });
    return found;
  }
}
