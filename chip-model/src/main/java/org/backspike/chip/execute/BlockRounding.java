package org.backspike.chip.execute;

import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.arith.RandomRegister;

/**
 * Rounds wide sums to mantissas with one exponent: the smallest with which no mantissa clips. The
 * range is symmetric, and the rounding stochastic; one random word is drawn per lane whether it is
 * needed or not, so that the draws do not depend on the data.
 */
final class BlockRounding {
  private BlockRounding() {}

  static void round(WideSums sums, Contents into, RandomRegister random) {
    long limit = (1L << (into.layout.fieldBits() - 1)) - 1;
    long largest = 0;
    for (long value : sums.values) {
      largest = Math.max(largest, Math.abs(value));
    }
    int drop = Math.max(0, FixedPoint.width(largest) - FixedPoint.width(limit));
    if (largest > limit << drop) {
      drop++;
    }
    for (int i = 0; i < sums.values.length; i++) {
      into.ints[i] = (int) FixedPoint.roundStochastic(sums.values[i], drop, random.next());
    }
    into.exponent = largest == 0 ? 0 : sums.exponent() + drop;
  }
}
