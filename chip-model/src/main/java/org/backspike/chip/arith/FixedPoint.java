package org.backspike.chip.arith;

/**
 * Shifts, clips and decays on integers, each with its rounding. {@code >>} rounds toward minus
 * infinity.
 */
public final class FixedPoint {
  private FixedPoint() {}

  /**
   * Decay with rounding toward zero, so that every state reaches 0.
   *
   * @param x state
   * @param k kept part in 1/4096, 0 to 4096
   * @return sign(x) * (|x| * k &gt;&gt; 12)
   */
  public static long decay(long x, int k) {
    return x >= 0 ? (x * k) >> 12 : -((-x * k) >> 12);
  }

  /**
   * Product with a fraction, rounded toward zero.
   *
   * @param x state, magnitude below 2^47
   * @param k kept part in 2^-bits, 0 to 2^bits
   * @param bits fraction bits, 1 to 15
   * @return sign(x) * (|x| * k &gt;&gt; bits)
   */
  public static long multiplyTowardZero(long x, int k, int bits) {
    return x >= 0 ? (x * k) >> bits : -((-x * k) >> bits);
  }

  /**
   * What a shifting decay takes from a state: the shifted state, but at least 1 in magnitude while
   * the state is not 0. Negative states lose the ceiling of the magnitude.
   *
   * @param x state
   * @param bits how far it is shifted, 0 to 31; 0 takes all of it
   * @return x &gt;&gt; bits, or the sign of x where that is 0
   */
  public static long shiftAtLeastOne(long x, int bits) {
    long shifted = x >> bits;
    return shifted != 0 ? shifted : Long.signum(x);
  }

  /**
   * Two's complement of the low bits.
   *
   * @param x value
   * @param bits how many, 1 to 63
   * @return -2^(bits-1) to 2^(bits-1) - 1
   */
  public static long wrap(long x, int bits) {
    return x << (Long.SIZE - bits) >> (Long.SIZE - bits);
  }

  /**
   * A single wrap, into the range above -M up to and including M = 2^(bits-1); values further out
   * stay out.
   *
   * @param x value
   * @param bits width, 2 to 32
   * @return x, moved by 2M toward 0 where it lies outside
   */
  public static long wrapOnce(int x, int bits) {
    long m = 1L << (bits - 1);
    long y = x > m ? x - 2 * m : x;
    return y <= -m ? y + 2 * m : y;
  }

  /**
   * Shift by a signed amount.
   *
   * @param x value
   * @param amount left if positive, right (floor) if negative; -63 to 63, the result must fit
   * @return x * 2^amount, floored
   */
  public static long shift(long x, int amount) {
    return amount >= 0 ? x << amount : x >> -amount;
  }

  /**
   * Symmetric clip.
   *
   * @param x value
   * @param limit largest magnitude, at least 0
   * @return x clipped to [-limit, limit]
   */
  public static long saturate(long x, long limit) {
    return Math.min(limit, Math.max(-limit, x));
  }

  /**
   * Drops low bits with rounding toward zero.
   *
   * @param x value
   * @param bits bits to drop, at least 0; 63 or more give 0
   * @return x / 2^bits, truncated
   */
  public static long truncate(long x, int bits) {
    if (bits > 62) {
      return 0;
    }
    return x >= 0 ? x >> bits : -(-x >> bits);
  }

  /**
   * Drops low bits with stochastic rounding: unbiased, because the random bits are added before the
   * floor.
   *
   * @param x value, |x| below 2^62
   * @param bits bits to drop, 0 to 61
   * @param random 32 uniform random bits; their top {@code bits} are used
   * @return floor((x + r) / 2^bits) with r uniform in 0 .. 2^bits - 1
   */
  public static long roundStochastic(long x, int bits, int random) {
    if (bits == 0) {
      return x;
    }
    long word = random & 0xFFFF_FFFFL;
    long r = bits <= 32 ? word >>> (32 - bits) : word << (bits - 32);
    return (x + r) >> bits;
  }

  /**
   * Drops low bits with rounding to nearest, halves upward.
   *
   * @param x value
   * @param bits bits to drop, 0 to 61
   * @return floor(x / 2^bits + 1/2)
   */
  public static long roundNearest(long x, int bits) {
    return bits == 0 ? x : (x + (1L << (bits - 1))) >> bits;
  }

  /**
   * Position of the leading one.
   *
   * @param magnitude at least 0
   * @return bits needed to write it: 0 for 0, 1 for 1, 8 for 255
   */
  public static int width(long magnitude) {
    return Long.SIZE - Long.numberOfLeadingZeros(magnitude);
  }
}
