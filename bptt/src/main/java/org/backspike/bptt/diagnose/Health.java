package org.backspike.bptt.diagnose;

import java.util.List;

/**
 * How well the populations of a network are: measured on a probe batch.
 *
 * @param samples of the probe
 * @param populations all but the input, in the order of the network
 */
public record Health(int samples, List<PopulationHealth> populations) {
  /** Copies the list. */
  public Health {
    populations = List.copyOf(populations);
  }

  /**
   * What should be looked at.
   *
   * @return one line per finding; empty if all is well
   */
  public List<String> warnings() {
    return populations.stream().flatMap(each -> each.warnings().stream()).toList();
  }
}
