package org.backspike.chip.account;

import java.util.Comparator;
import org.backspike.chip.program.Phase;

/**
 * What a count is booked under.
 *
 * @param phase phase of the program
 * @param layer name of the population, or {@link #NO_LAYER}
 * @param core the core, or {@link #WHOLE_CHIP}
 */
public record CountKey(Phase phase, String layer, int core) implements Comparable<CountKey> {
  /** Layer of what belongs to no population. */
  public static final String NO_LAYER = "-";

  /** Core of what belongs to the chip as a whole. */
  public static final int WHOLE_CHIP = -1;

  private static final Comparator<CountKey> ORDER =
      Comparator.comparing(CountKey::phase)
          .thenComparing(CountKey::layer)
          .thenComparingInt(CountKey::core);

  @Override
  public int compareTo(CountKey other) {
    return ORDER.compare(this, other);
  }
}
