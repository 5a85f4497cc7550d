package org.backspike.chip.program;

import java.util.List;

/**
 * The few-bit surrogate derivative of a population, as comparators see it: the code of a membrane
 * is the peak minus one for every distance that |v - vth| has reached.
 *
 * @param bits width of a code, 1 to 8
 * @param distances ascending distances in state units; at most 2^bits - 1 of them
 * @param exponent power of two of one code unit: the derivative with respect to a membrane in state
 *     units is {@code code * 2^exponent}
 */
public record SurrogateTable(int bits, List<Integer> distances, int exponent) {
  /**
   * Checks the table.
   *
   * @throws IllegalArgumentException if the width is out of range, or the distances do not ascend
   *     or are too many
   */
  public SurrogateTable {
    distances = List.copyOf(distances);
    if (bits < 1 || bits > 8) {
      throw new IllegalArgumentException("surrogate code of " + bits + " bits; must be 1 to 8");
    }
    if (distances.isEmpty() || distances.size() > (1 << bits) - 1) {
      throw new IllegalArgumentException(
          distances.size()
              + " distances for codes of "
              + bits
              + " bits; must be 1 to "
              + ((1 << bits) - 1));
    }
    for (int i = 1; i < distances.size(); i++) {
      if (distances.get(i) < distances.get(i - 1)) {
        throw new IllegalArgumentException("surrogate distances must ascend; " + distances);
      }
    }
  }

  /**
   * The largest code.
   *
   * @return the number of distances
   */
  public int peak() {
    return distances.size();
  }
}
