package org.backspike.chip.controller.reckon;

/**
 * Decay by a factor below 1, rounded at random: truncated, then plus one if the bits cut off are at
 * least a random number, unless nothing is left. Source: ChFrenkel/ReckOn, srnn.v.
 *
 * @param alpha kept part of membranes and their traces, in 1/32768
 * @param kappa kept part of outputs and their traces, in 1/128
 */
record Leak(int alpha, int kappa) {
  private static final int ALPHA_BITS = 15;
  private static final int ALPHA_CUT = (1 << ALPHA_BITS) - 1;
  private static final int KAPPA_BITS = 7;
  private static final int KAPPA_CUT = (1 << KAPPA_BITS) - 1;

  /** A membrane after a step; signed 16 bits. */
  int membrane(int v, int random) {
    int product = v * alpha;
    return rounded((short) (product >> ALPHA_BITS), product & ALPHA_CUT, random);
  }

  /** A trace of 12 bits after a step. */
  int trace(int trace, int random) {
    int product = trace * alpha;
    return rounded((product >> ALPHA_BITS) & 0xFFF, product & ALPHA_CUT, random);
  }

  /** A trace towards outputs, of 10 bits, after a step. */
  int outputTrace(int trace, int random) {
    int product = trace * kappa;
    return rounded((product >> KAPPA_BITS) & 0x3FF, product & KAPPA_CUT, random);
  }

  /** An output after a step; signed 16 bits. */
  int output(int o, int random) {
    int product = o * kappa;
    return rounded((short) (product >> KAPPA_BITS), product & KAPPA_CUT, random);
  }

  private static int rounded(int truncated, int cut, int random) {
    return truncated + (truncated != 0 && cut >= random ? 1 : 0);
  }
}
