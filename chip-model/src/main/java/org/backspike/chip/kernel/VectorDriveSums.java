package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.backspike.chip.kernel.DrainRule.Bound;

/**
 * The same in 32-bit lanes, where they hold the sum; else the scalar form. One projection after the
 * other is added to the input, so that each is a loop without a loop in it.
 */
final class VectorDriveSums implements DriveSums {
  private static final DrainRule RULE =
      Specialization.rule(MethodHandles.lookup(), DrainRule.class);

  private final DriveTail scalar;

  VectorDriveSums(DriveTail scalar) {
    this.scalar = scalar;
  }

  @Override
  public int drain(Term[] terms, int[] drive) {
    if (RULE.bound() == Bound.UNKNOWN) {
      return scalar.drainFrom(0, terms, drive);
    }
    int bound = INT.loopBound(drive.length);
    int last = terms.length - 1;
    Arrays.fill(drive, 0, bound, 0);
    for (int t = 0; t < last; t++) {
      join(terms[t], drive, bound);
    }
    int overflows = last < 0 ? 0 : joinLast(terms[last], drive, bound);
    return overflows + scalar.drainFrom(bound, terms, drive);
  }

  private static void join(Term term, int[] drive, int bound) {
    int[] sums = term.sums;
    int offset = term.offset;
    for (int i = 0; i < bound; i += INT.length()) {
      wide(sums, offset + i, drive, i, term).intoArray(drive, i);
      IntVector.zero(INT).intoArray(sums, offset + i);
    }
  }

  private static int joinLast(Term term, int[] drive, int bound) {
    int[] sums = term.sums;
    int offset = term.offset;
    int overflows = 0;
    for (int i = 0; i < bound; i += INT.length()) {
      IntVector wide = wide(sums, offset + i, drive, i, term);
      IntVector fitted = Lanes.fit(RULE.register(), wide);
      fitted.intoArray(drive, i);
      IntVector.zero(INT).intoArray(sums, offset + i);
      overflows += Lanes.differing(fitted, wide);
    }
    return overflows;
  }

  private static IntVector wide(int[] sums, int at, int[] drive, int i, Term term) {
    return load(sums, at)
        .lanewise(VectorOperators.ASHR, term.right)
        .lanewise(VectorOperators.LSHL, term.left)
        .add(load(drive, i));
  }
}
