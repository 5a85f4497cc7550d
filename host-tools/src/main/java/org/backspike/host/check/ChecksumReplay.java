package org.backspike.host.check;

import java.util.List;
import java.util.Optional;

/**
 * A network whose states are known by their checksums: the sum over neurons i of (i + 1) * state.
 *
 * @param network the network with what else is recorded of it
 * @param checksums one per population and variable
 */
record ChecksumReplay(NetworkReplay network, List<Checksum> checksums) implements ReferenceCase {

  /**
   * Checksums of a variable.
   *
   * @param population the population
   * @param variable the variable
   * @param values one per step
   */
  record Checksum(String population, String variable, List<Long> values) {}

  @Override
  public String name() {
    return network.name();
  }

  @Override
  public Optional<Difference> replay() {
    return network.replay((step, values) -> {
      for (Checksum checksum : checksums) {
        long sum = 0;
        int[] states = values.of(checksum.population, checksum.variable);
        for (int i = 0; i < states.length; i++) {
          sum += (i + 1L) * states[i];
        }
        if (sum != checksum.values.get(step)) {
          return Optional.of(
              new StateDifference(
                  step,
                  checksum.population,
                  0,
                  checksum.variable + " checksum",
                  checksum.values.get(step),
                  sum));
        }
      }
      return Optional.empty();
    });
  }
}
