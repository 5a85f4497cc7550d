package org.backspike.chip.execute;

import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.program.Instruction;
import org.backspike.chip.program.SoftmaxTable;

/**
 * {@link Instruction.SoftmaxError}; active = classes. Powers of two by a table of 16 fractions and
 * a shift, the reciprocal of their sum by its leading one and a table of 64.
 */
final class SoftmaxOperation implements MicroOperation {
  /** Fraction bits of a power of two in the table. */
  private static final int POWER_BITS = 16;

  private static final int RECIPROCAL_INDEX_BITS = 6;

  /** Fraction bits of a reciprocal in the table. */
  private static final int RECIPROCAL_BITS = 16;

  private static final int[] POWERS = powers();
  private static final int[] RECIPROCALS = reciprocals();

  private final Machine machine;
  private final long[] scores;
  private final Contents injection;
  private final SoftmaxTable table;
  private final long[] powers;

  SoftmaxOperation(Instruction.SoftmaxError instruction, Machine machine) {
    this.machine = machine;
    scores = machine.contentsOf(instruction.scores()).longs;
    injection = machine.contentsOf(instruction.injection());
    table = instruction.table();
    powers = new long[scores.length];
  }

  @Override
  public void run(int step, Work work) {
    long largest = Long.MIN_VALUE;
    for (long score : scores) {
      largest = Math.max(largest, score);
    }
    long sum = 0;
    for (int i = 0; i < scores.length; i++) {
      powers[i] = power(largest - scores[i]);
      sum += powers[i];
    }
    int width = FixedPoint.width(sum);
    int index = (int) (sum >> (width - 1 - RECIPROCAL_INDEX_BITS)) - (1 << RECIPROCAL_INDEX_BITS);
    int shift = width - 1 + RECIPROCAL_BITS - SoftmaxTable.PROBABILITY_BITS;
    long others = 0;
    for (int i = 0; i < scores.length; i++) {
      long probability = FixedPoint.roundNearest(powers[i] * RECIPROCALS[index], shift);
      others += i == machine.label() ? 0 : probability;
      injection.ints[i] = (int) probability;
    }
    injection.ints[machine.label()] = (int) -others;
    injection.exponent = -SoftmaxTable.PROBABILITY_BITS;
    work.note(scores.length, 0);
  }

  /** 2^-y for y = distance times the constants of the table; 0 where nothing is left of it. */
  private long power(long distance) {
    // the distance of two 40-bit scores times a 31-bit factor does not fit: clip what gives 0
    // anyway
    long farthest = (long) (POWER_BITS + 1) << (SoftmaxTable.FRACTION_BITS + table.shift());
    if (distance > farthest / table.multiplier()) {
      return 0;
    }
    long y = (distance * table.multiplier()) >> table.shift();
    int fraction = (int) (y & ((1 << SoftmaxTable.FRACTION_BITS) - 1));
    return POWERS[fraction] >> (int) (y >> SoftmaxTable.FRACTION_BITS);
  }

  private static int[] powers() {
    int[] table = new int[1 << SoftmaxTable.FRACTION_BITS];
    for (int f = 0; f < table.length; f++) {
      table[f] = (int) Math.round(Math.pow(2, POWER_BITS - (double) f / table.length));
    }
    return table;
  }

  private static int[] reciprocals() {
    int[] table = new int[1 << RECIPROCAL_INDEX_BITS];
    for (int i = 0; i < table.length; i++) {
      table[i] = (int) Math.round((1 << RECIPROCAL_BITS) / (1 + (i + 0.5) / table.length));
    }
    return table;
  }
}
