package org.backspike.host.map;

import java.util.List;
import org.backspike.chip.image.Placement;

/** Whether a network fits a chip. */
public sealed interface Fit {

  /**
   * It fits.
   *
   * @param placement where every neuron lies
   */
  record Placed(Placement placement) implements Fit {}

  /**
   * It does not.
   *
   * @param reasons what is missing, one line each
   */
  record Refused(List<String> reasons) implements Fit {
    /** Copies the list. */
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }
}
