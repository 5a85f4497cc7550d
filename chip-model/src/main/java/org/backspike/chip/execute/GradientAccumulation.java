package org.backspike.chip.execute;

import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.arith.RandomRegister;
import org.backspike.chip.program.Instruction;

/**
 * {@link Instruction.GradientRows}; active = rows with an event, produced = random words. Words are
 * drawn only in steps whose errors are finer than a gradient unit, one per lane and event.
 */
final class GradientAccumulation implements MicroOperation {
  /** A left shift beyond this saturates any gradient register. */
  private static final int LONGEST_SHIFT = 32;

  private final int[] history;
  private final int firstStep;
  private final int rows;
  private final Contents errors;
  private final int[] gradient;
  private final int exponent;
  private final long limit;
  private final RandomRegister random;

  GradientAccumulation(Instruction.GradientRows instruction, Machine machine) {
    history = machine.contentsOf(instruction.history()).ints;
    firstStep = instruction.firstStep();
    rows = instruction.block().rows();
    errors = machine.contentsOf(instruction.error().current());
    gradient = machine.contentsOf(instruction.gradient()).ints;
    exponent = instruction.exponent();
    limit = (1L << (instruction.gradient().fieldBits() - 1)) - 1;
    random = machine.random(instruction.block().target().core(), Machine.Purpose.GRADIENT);
  }

  @Override
  public void run(int step, Work work) {
    int drop = Math.min(exponent - errors.exponent, 61);
    int events = 0;
    int recorded = (step - firstStep) * rows;
    for (int row = 0; row < rows; row++) {
      int payload = history[recorded + row];
      if (payload != 0) {
        events++;
        work.noteSaturated(
            drop > 0 ? addRounded(row, payload, drop) : addShifted(row, payload, -drop));
      }
    }
    work.note(events, drop > 0 ? (long) events * errors.ints.length : 0);
  }

  private int addRounded(int row, int payload, int drop) {
    int targets = errors.ints.length;
    int saturated = 0;
    for (int i = 0; i < targets; i++) {
      long product = (long) errors.ints[i] * payload;
      saturated += add(row * targets + i, FixedPoint.roundStochastic(product, drop, random.next()));
    }
    return saturated;
  }

  private int addShifted(int row, int payload, int left) {
    int targets = errors.ints.length;
    int shift = Math.min(left, LONGEST_SHIFT);
    int saturated = 0;
    for (int i = 0; i < targets; i++) {
      saturated += add(row * targets + i, ((long) errors.ints[i] * payload) << shift);
    }
    return saturated;
  }

  private int add(int at, long term) {
    long sum = gradient[at] + term;
    long clipped = FixedPoint.saturate(sum, limit);
    gradient[at] = (int) clipped;
    return sum == clipped ? 0 : 1;
  }
}
