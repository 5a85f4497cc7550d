package org.backspike.chip.controller.reckon;

/**
 * A feedback register of 15 bits that offers the next bits of {@code y[n] = y[n - 1] ^ y[n - 15]}.
 *
 * <p>The stream repeats after 32,767 bits and passes through all that the register can hold, so a
 * register is a place in one table of windows, and an advance moves the place.
 *
 * <p>Source: ChFrenkel/ReckOn, lfsr.v.
 */
final class RoundingRegister {
  private static final int BITS = 15;
  private static final int PERIOD = (1 << BITS) - 1;
  private static final int BYTE = 7;

  /** Shape [places]: bits {@code place} to {@code place + 14} of the stream, the first lowest. */
  private static final short[] WINDOWS = windows();

  private final int stride;
  private final int mask;
  private int place;

  private RoundingRegister(int stride, int held) {
    this.stride = stride;
    this.mask = (1 << stride) - 1;
    this.place = (placeOf(held) + BITS - 1) % PERIOD;
  }

  private static short[] windows() {
    short[] windows = new short[PERIOD];
    int window = 1;
    for (int place = 0; place < PERIOD; place++) {
      windows[place] = (short) window;
      int next = ((window >> (BITS - 1)) ^ window) & 1; // y[n - 1] ^ y[n - 15]
      window = (window >> 1) | (next << (BITS - 1));
    }
    return windows;
  }

  private static int placeOf(int held) {
    for (int place = 0; place < PERIOD; place++) {
      if (WINDOWS[place] == held) {
        return place;
      }
    }
    throw new IllegalArgumentException(
        "seed with 15 bits of " + held + "; must not be 0, which a register never leaves");
  }

  /**
   * For numbers of 15 bits.
   *
   * @param seed 15 bits, of which the lowest is the first that is offered
   */
  static RoundingRegister wide(int seed) {
    return new RoundingRegister(BITS, (seed >> 1) | ((seed & 1) << (BITS - 1)));
  }

  /**
   * For numbers of 7 bits, whose seeds are interleaved.
   *
   * @param seed 15 bits
   */
  static RoundingRegister narrow(int seed) {
    int held = (seed & 1) << (BITS - 1);
    for (int k = 0; k < BYTE; k++) {
      int pair = seed >> (2 * k + 1);
      held |= ((pair & 1) << k) | (((pair >> 1) & 1) << (k + BYTE));
    }
    return new RoundingRegister(BYTE, held);
  }

  /** What is offered; then passes to the next. */
  int next() {
    int number = WINDOWS[place] & mask;
    int moved = place + stride;
    place = moved < PERIOD ? moved : moved - PERIOD;
    return number;
  }
}
