package org.backspike.bptt.onchip;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.Overflow;
import org.backspike.chip.program.Phase;

/**
 * Every array that learning needs: what it is, where it lies, how long it lives.
 *
 * @param items all arrays beside those of inference
 * @param overflows what does not fit, inference included; empty if all fits
 */
public record MemoryPlan(List<Item> items, List<Overflow> overflows) {

  /** What an array is for. */
  public enum Kind {
    /** High-precision copies of the weights. */
    SHADOW,
    /** Sums of gradients over a batch. */
    GRADIENT,
    /** State of the optimizer. */
    OPTIMIZER,
    /** Events that a row block consumed, per step. */
    EVENT_HISTORY,
    /** Spikes and surrogate codes, per step. */
    SURROGATE_HISTORY,
    /** Errors of membranes and currents. */
    ERROR,
    /** Error sums that arrived from other cores. */
    PARTIAL,
    /** Scores of the readout and errors of the loss. */
    SCORE;

    /**
     * The name in files and reports.
     *
     * @return lower case with underscores
     */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An array of the plan.
   *
   * @param kind what it is for
   * @param array where it lies
   * @param from first phase in which it holds something
   * @param to last phase in which it holds something
   */
  public record Item(Kind kind, ArrayLayout array, Phase from, Phase to) {}

  /** Copies the lists. */
  public MemoryPlan {
    items = List.copyOf(items);
    overflows = List.copyOf(overflows);
  }

  /**
   * Whether everything fits.
   *
   * @return true if nothing overflows
   */
  public boolean fits() {
    return overflows.isEmpty();
  }

  /**
   * All arrays.
   *
   * @return their layouts
   */
  public List<ArrayLayout> arrays() {
    return items.stream().map(Item::array).toList();
  }

  /**
   * Bits of the plan.
   *
   * @return over all cores, packing included
   */
  public long bits() {
    return items.stream().mapToLong(item -> item.array().bits()).sum();
  }

  /**
   * Bits by kind.
   *
   * @return every kind, 0 where there is nothing
   */
  public Map<Kind, Long> bitsByKind() {
    Map<Kind, Long> bits = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      bits.put(kind, 0L);
    }
    items.forEach(item -> bits.merge(item.kind(), item.array().bits(), Long::sum));
    return bits;
  }

  static MemoryPlan of(ChipImage image, List<Item> items) {
    List<ArrayLayout> arrays = items.stream().map(Item::array).toList();
    List<Overflow> overflows =
        image.use(arrays).stream()
            .flatMap(use -> use.overflows(image.chip().core()).stream())
            .toList();
    return new MemoryPlan(items, overflows);
  }
}
