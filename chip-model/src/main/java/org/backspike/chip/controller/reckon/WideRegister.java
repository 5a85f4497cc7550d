package org.backspike.chip.controller.reckon;

/**
 * A feedback register that offers sixteen random numbers at once: the next bits of the stream
 * {@code y[n] = y[n - a] ^ y[n - b]}, of which it holds {@code y[a - b]} to {@code y[a - 1]}. An
 * advance passes over all that were offered.
 *
 * <p>What it offers, and what it holds after an advance, is a linear function of what it holds now.
 * The function is tabulated for five bits at a time, so that nothing walks single bits and only
 * numbers that are asked for are made.
 *
 * <p>Source: ChFrenkel/ReckOn, lfsr.v.
 */
final class WideRegister {
  private static final int NUMBERS = 16;

  /** Bits of the register that one table looks at. */
  private static final int DIGIT = 5;

  private static final int DIGITS = 5;
  private static final int TABLE = 1 << DIGIT;
  private static final int LOW = TABLE - 1;

  private final int[] numbers = new int[NUMBERS * DIGITS * TABLE];
  private final int[] advanced = new int[DIGITS * TABLE];
  private int held;

  private WideRegister(int a, int b, int width, int seed) {
    for (int digit = 0; digit < DIGITS; digit++) {
      for (int value = 0; value < TABLE; value++) {
        tabulate(a, b, width, digit, value);
      }
    }
    held = (seed >> a) | ((seed & ((1 << a) - 1)) << (b - a));
  }

  /** For weights onto neurons: 32 bits each, 25 held. */
  static WideRegister ontoNeurons(int seed) {
    return new WideRegister(3, 25, 32, seed);
  }

  /** For weights onto outputs: 28 bits each, 22 held. */
  static WideRegister ontoOutputs(int seed) {
    return new WideRegister(1, 22, 28, seed);
  }

  private void tabulate(int a, int b, int width, int digit, int value) {
    int first = b - a; // place of y[0]
    boolean[] stream = new boolean[first + NUMBERS * width + a];
    for (int i = 0; i < stream.length; i++) {
      stream[i] =
          i < b
              ? i / DIGIT == digit && ((value >> (i % DIGIT)) & 1) == 1
              : stream[i - a] ^ stream[i - b];
    }
    int entry = digit * TABLE + value;
    for (int k = 0; k < NUMBERS; k++) {
      numbers[k * DIGITS * TABLE + entry] = bits(stream, first + k * width, width);
    }
    advanced[entry] = bits(stream, NUMBERS * width, b);
  }

  private static int bits(boolean[] stream, int from, int count) {
    int bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= (stream[from + i] ? 1 : 0) << i;
    }
    return bits;
  }

  /**
   * A number that is offered.
   *
   * @param k which, 0 to 15
   * @return its bits, the first of the stream lowest; unsigned
   */
  int number(int k) {
    return look(numbers, k * DIGITS * TABLE);
  }

  /** Passes to the next sixteen. */
  void advance() {
    held = look(advanced, 0);
  }

  private int look(int[] table, int base) {
    int x = held;
    return table[base + (x & LOW)]
        ^ table[base + TABLE + ((x >> DIGIT) & LOW)]
        ^ table[base + 2 * TABLE + ((x >> (2 * DIGIT)) & LOW)]
        ^ table[base + 3 * TABLE + ((x >> (3 * DIGIT)) & LOW)]
        ^ table[base + 4 * TABLE + (x >> (4 * DIGIT))];
  }
}
