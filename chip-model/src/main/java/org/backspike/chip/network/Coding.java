package org.backspike.chip.network;

import org.backspike.chip.datapath.SignMode;

/**
 * How the weights of a projection are coded.
 *
 * @param bits bits of a weight
 * @param mode which signs they have
 * @param exponent power of two on every weight or on their sum
 */
public record Coding(int bits, SignMode mode, int exponent) {
  /**
   * Weights of either sign.
   *
   * @param bits bits of a weight
   * @param exponent power of two
   * @return the coding
   */
  public static Coding mixed(int bits, int exponent) {
    return new Coding(bits, SignMode.MIXED, exponent);
  }
}
