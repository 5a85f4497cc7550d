package org.backspike.chip.datapath;

import org.backspike.chip.arith.FixedPoint;

/**
 * A register: how many bits it has and what becomes of a result that does not fit.
 *
 * @param bits its width, sign included unless it is unsigned; 2 to 32
 * @param overflow what happens to larger results
 */
public record Register(int bits, Overflow overflow) {
  /** The widest register: what the simulator itself computes in. */
  public static final int MOST_BITS = 32;

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Register {
    Ranges.require("bits", bits, 2, MOST_BITS);
  }

  /**
   * Writes a result into the register: the specification of {@link Overflow} but for {@link
   * Overflow#LIMITS}, whose limits are parameters; there the result passes unchanged.
   *
   * @param x an exact result, magnitude below 2^62
   * @return what the register holds then
   */
  public long fit(long x) {
    if (overflow == Overflow.WRAP) {
      return FixedPoint.wrap(x, bits);
    }
    if (overflow == Overflow.WRAP1) {
      return FixedPoint.wrapOnce((int) x, bits);
    }
    if (overflow == Overflow.NONE || overflow == Overflow.LIMITS) {
      return (int) x;
    }
    return Math.min(max(), Math.max(min(), x));
  }

  /**
   * The smallest number it holds.
   *
   * @return 0 where it has no sign
   */
  public long min() {
    if (overflow == Overflow.SAT_UNSIGNED) {
      return 0;
    }
    return overflow == Overflow.SAT_SYMMETRIC || overflow == Overflow.WRAP1
        ? 1 - (1L << (bits - 1))
        : -(1L << (bits - 1));
  }

  /**
   * The largest number it holds.
   *
   * @return 2^(bits-1) - 1; one more after a single wrap; 2^bits - 1 without a sign
   */
  public long max() {
    if (overflow == Overflow.SAT_UNSIGNED) {
      return (1L << bits) - 1;
    }
    return overflow == Overflow.WRAP1 ? 1L << (bits - 1) : (1L << (bits - 1)) - 1;
  }

  /**
   * Whether too large a result ends at the edge of the range.
   *
   * @return true for the saturating kinds
   */
  public boolean saturates() {
    return overflow == Overflow.SAT
        || overflow == Overflow.SAT_SYMMETRIC
        || overflow == Overflow.SAT_UNSIGNED;
  }
}
