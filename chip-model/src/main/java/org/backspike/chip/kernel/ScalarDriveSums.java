package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.kernel.DrainRule.Bound;

/** The specification. */
final class ScalarDriveSums implements DriveSums, DriveTail {
  private static final DrainRule RULE =
      Specialization.rule(MethodHandles.lookup(), DrainRule.class);

  @Override
  public int drain(Term[] terms, int[] drive) {
    return drainFrom(0, terms, drive);
  }

  @Override
  public int drainFrom(int first, Term[] terms, int[] drive) {
    int overflows = 0;
    for (int i = first; i < drive.length; i++) {
      long wide = 0;
      for (Term term : terms) {
        wide += (long) (term.sums[term.offset + i] >> term.right) << term.left;
        term.sums[term.offset + i] = 0;
      }
      drive[i] = (int) RULE.register().fit(wide);
      overflows += drive[i] == (RULE.bound() == Bound.FITS_INT ? (int) wide : wide) ? 0 : 1;
    }
    return overflows;
  }
}
