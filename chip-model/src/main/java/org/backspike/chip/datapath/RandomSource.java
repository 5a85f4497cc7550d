package org.backspike.chip.datapath;

/**
 * The registers from which rounding draws, part of the state of a core: neuron {@code i} of a slice
 * uses register {@code i mod lanes}, which advances after each use.
 *
 * @param lanes how many; 0 for none, at most 2
 * @param seed what each holds after power-on, 15 bits, not 0 where there are any
 */
public record RandomSource(int lanes, int seed) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public RandomSource {
    Ranges.require("random.lanes", lanes, 0, 2);
    Ranges.require("random.seed", seed, lanes == 0 ? 0 : 1, (1 << 15) - 1);
  }
}
