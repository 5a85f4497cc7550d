package org.backspike.chip.image;

/**
 * A stretch of one population on one core.
 *
 * @param core the core
 * @param population index of the population in the network
 * @param first its first neuron that lies here
 * @param neurons how many lie here, at least 1
 */
public record Slice(int core, int population, int first, int neurons) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the slice is empty or an index negative
   */
  public Slice {
    if (core < 0 || population < 0 || first < 0 || neurons < 1) {
      throw new IllegalArgumentException(
          "slice of "
              + neurons
              + " neurons from "
              + first
              + " on core "
              + core
              + "; must hold at least one");
    }
  }
}
