package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.backspike.chip.kernel.DrainRule.Bound;

/** The same in 32-bit lanes, where they hold the sum; else the scalar form. */
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
    int overflows = 0;
    for (int i = 0; i < bound; i += INT.length()) {
      IntVector wide = IntVector.zero(INT);
      for (Term term : terms) {
        wide =
            wide.add(
                load(term.sums, term.offset + i)
                    .lanewise(VectorOperators.ASHR, term.right)
                    .lanewise(VectorOperators.LSHL, term.left));
        IntVector.zero(INT).intoArray(term.sums, term.offset + i);
      }
      IntVector fitted = Lanes.fit(RULE.register(), wide);
      fitted.intoArray(drive, i);
      overflows += Lanes.differing(fitted, wide);
    }
    return overflows + scalar.drainFrom(bound, terms, drive);
  }
}
