package org.backspike.host.check;

import java.util.List;

/**
 * What a reference recorded of one population.
 *
 * @param population its name
 * @param variable name of the state variable; {@code s} for what it sends, {@code saturated} for
 *     how many results did not fit
 * @param values value of every neuron after every step, shape [steps][neurons]
 */
record Recorded(String population, String variable, List<int[]> values) {
  /** What a population sends. */
  static final String SPIKES = "s";

  /** How many results of a population a register could not hold: one number per step. */
  static final String SATURATED = "saturated";

  static Recorded of(String population, String variable, int[][] values) {
    return new Recorded(population, variable, List.of(values));
  }

  /**
   * Requires that nothing is missing, which else would not be compared.
   *
   * @throws IllegalArgumentException if it is
   */
  void requireAll(int steps, int width) {
    String what = population + ": " + variable;
    if (values.size() != steps) {
      throw new IllegalArgumentException(
          what + " has " + values.size() + " rows; must be " + steps + ", one per step");
    }
    for (int[] row : values) {
      if (row.length != width) {
        throw new IllegalArgumentException(
            what + " has rows of " + row.length + " numbers; must be " + width);
      }
    }
  }
}
