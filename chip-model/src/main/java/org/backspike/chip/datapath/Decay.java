package org.backspike.chip.datapath;

import org.backspike.chip.arith.FixedPoint;

/**
 * How a state loses some of itself at each step. The parameter of a neuron is called {@code d}.
 *
 * @param operator what is done
 * @param fractionBits of {@link Operator#MULSHIFT}: the kept part is a fraction of 2^this; 1 to 15
 * @param given of {@link Operator#MULSHIFT}: whether {@code d} is what is lost or what is kept
 * @param offset of a lost part: added to {@code d}, a hidden constant of some chips; 0 or 1
 * @param rounding of {@link Operator#MULSHIFT}
 */
public record Decay(
    Operator operator, int fractionBits, Given given, int offset, Rounding rounding) {

  /** The operation. */
  public enum Operator {
    /** Multiplies by a fraction: {@code x * k >> fractionBits}. */
    MULSHIFT,
    /** Subtracts {@code x >> d}, but at least 1 in magnitude while x is not 0. */
    BITSHIFT,
    /** Moves d toward 0 and not beyond. */
    SUBTRACT,
    /** Keeps everything. */
    NONE,
    /** Keeps nothing. */
    FULL
  }

  /** What the parameter of a multiplication says. */
  public enum Given {
    /** {@code k = 2^fractionBits - d - offset}. */
    LOST,
    /** {@code k = d}. */
    KEPT
  }

  /** Where the product goes when its fraction is dropped. */
  public enum Rounding {
    /** Toward zero, so that every state reaches 0. */
    TO_ZERO,
    /** Toward minus infinity, as an arithmetic shift does. */
    FLOOR,
    /**
     * Toward minus infinity, plus 1 where the dropped fraction is at least the random word, the
     * quotient is not 0 and something is lost; only where the population asks for it. Source:
     * ChFrenkel/ReckOn, srnn.v.
     */
    STOCHASTIC
  }

  /** A state that keeps everything. */
  public static final Decay NONE = of(Operator.NONE);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Decay {
    Ranges.require("fraction_bits", fractionBits, 1, 15);
    Ranges.require("offset", offset, 0, 1);
  }

  /**
   * An operation without a fraction.
   *
   * @param operator anything but a multiplication
   * @return the decay
   */
  public static Decay of(Operator operator) {
    return new Decay(operator, 12, Given.LOST, 0, Rounding.TO_ZERO);
  }

  /**
   * The number 1 of the kept fraction.
   *
   * @return 2^fractionBits
   */
  public int one() {
    return 1 << fractionBits;
  }

  /**
   * What the operation works with.
   *
   * @param d parameter of a neuron
   * @return the kept part k of a multiplication, else d itself
   */
  public int operand(int d) {
    return operator == Operator.MULSHIFT && given == Given.LOST ? one() - d - offset : d;
  }

  /**
   * The smallest parameter.
   *
   * @return that which loses nothing
   */
  public int min() {
    return operator == Operator.MULSHIFT && given == Given.LOST ? -offset : 0;
  }

  /**
   * The largest parameter.
   *
   * @return of a multiplication 2^fractionBits less the offset where it says what is lost, anything
   *     below 2 where it says what is kept; 31 of a shift
   */
  public int max() {
    return switch (operator) {
      case MULSHIFT -> given == Given.LOST ? one() - offset : 2 * one() - 1;
      case BITSHIFT -> 31;
      case SUBTRACT -> (1 << 23) - 1;
      case NONE, FULL -> Integer.MAX_VALUE;
    };
  }

  /**
   * A state after its decay; random rounding apart, which needs a register.
   *
   * @param x state, magnitude below 2^47
   * @param operand as {@link #operand} gave it
   * @return what is left
   */
  public long apply(long x, int operand) {
    if (operator == Operator.MULSHIFT) {
      return rounding == Rounding.TO_ZERO
          ? FixedPoint.multiplyTowardZero(x, operand, fractionBits)
          : (x * operand) >> fractionBits;
    }
    if (operator == Operator.BITSHIFT) {
      return x - FixedPoint.shiftAtLeastOne(x, operand);
    }
    if (operator == Operator.SUBTRACT) {
      return x < 0 ? Math.min(0, x + operand) : Math.max(0, x - operand);
    }
    return operator == Operator.NONE ? x : 0;
  }
}
