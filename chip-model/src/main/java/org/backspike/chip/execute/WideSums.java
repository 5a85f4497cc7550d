package org.backspike.chip.execute;

import java.util.Arrays;
import org.backspike.chip.arith.FixedPoint;

/**
 * Sums of a population in a wide adder with one exponent. Terms with different exponents are
 * aligned by shifting the larger ones left, as far as {@link #WIDTH} bits go; what lies below that
 * is dropped toward zero.
 */
final class WideSums {
  /** Width of the adder: a carry, a product of a code and two block exponents apart fit. */
  static final int WIDTH = 48;

  final long[] values;
  private final long[] term;
  private int exponent;
  private boolean empty = true;

  WideSums(int size) {
    values = new long[size];
    term = new long[size];
  }

  void clear() {
    Arrays.fill(values, 0);
    empty = true;
    exponent = 0;
  }

  /** The buffer for the next {@link #addTerm}; its contents are free to use. */
  long[] term() {
    return term;
  }

  int exponent() {
    return exponent;
  }

  /**
   * Adds what stands in {@link #term()}.
   *
   * @param termExponent power of two of its unit
   */
  void addTerm(int termExponent) {
    long widest = widest(term);
    if (widest == 0) {
      return;
    }
    if (empty) {
      System.arraycopy(term, 0, values, 0, values.length);
      exponent = termExponent;
      empty = false;
      return;
    }
    int top =
        Math.max(
            termExponent + FixedPoint.width(widest), exponent + FixedPoint.width(widest(values)));
    int base = Math.max(Math.min(termExponent, exponent), top - WIDTH);
    align(values, exponent - base);
    align(term, termExponent - base);
    for (int i = 0; i < values.length; i++) {
      values[i] += term[i];
    }
    exponent = base;
  }

  /** An upper bound of all magnitudes with the width of the largest: their OR. */
  static long widest(long[] values) {
    long or = 0;
    for (long value : values) {
      or |= Math.abs(value);
    }
    return or;
  }

  private static void align(long[] values, int shift) {
    if (shift > 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] <<= shift;
      }
    } else if (shift < 0) {
      for (int i = 0; i < values.length; i++) {
        values[i] = FixedPoint.truncate(values[i], -shift);
      }
    }
  }
}
