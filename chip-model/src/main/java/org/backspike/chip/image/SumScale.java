package org.backspike.chip.image;

/**
 * How a sum of stored weights becomes input of a neuron: {@code (sum >> right) << left}.
 *
 * @param right bits that are floored away, at least 0
 * @param left alignment, at least 0
 */
public record SumScale(int right, int left) {
  /**
   * The factor, flooring apart.
   *
   * @return power of two
   */
  public int power() {
    return left - right;
  }
}
