package org.backspike.bptt.regularize;

import java.util.stream.IntStream;
import org.backspike.snn.Lif;
import org.backspike.snn.batch.Wiring;

/** The spiking populations that are not read. */
public final class HiddenPopulations {
  private HiddenPopulations() {}

  /**
   * All of them.
   *
   * @param wiring of the network
   * @return indices
   */
  public static int[] of(Wiring wiring) {
    return IntStream.range(0, wiring.populations())
        .filter(p -> p != wiring.readout() && wiring.population(p).dynamics() instanceof Lif)
        .toArray();
  }
}
