package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.arith.FixedPoint;
import org.backspike.chip.kernel.ResonatorRule.Fires;

/** The specification. */
final class ScalarResonatorUpdate implements ResonatorUpdate {
  private static final ResonatorRule RULE =
      Specialization.rule(MethodHandles.lookup(), ResonatorRule.class);

  @Override
  public void update(ResonatorArrays a, int first, int end) {
    for (int i = first; i < end; i++) {
      int re = a.re[i];
      int im = a.im[i];
      long realInput = (long) a.drive[0][i] << RULE.stateExponent();
      long imaginaryInput = (long) a.drive[1][i] << RULE.stateExponent();
      long newRe = part(a.cosine[i], re) - part(a.sine[i], im) + realInput;
      long newIm = part(a.sine[i], re) + part(a.cosine[i], im) + imaginaryInput;
      a.re[i] = clip(newRe, a);
      a.im[i] = clip(newIm, a);
      if (RULE.fires() == Fires.ON_CROSSING) {
        if (a.re[i] >= a.threshold[i] && a.im[i] >= 0 && im < 0) {
          a.fire(i, 1);
        }
      } else if (a.im[i] >= a.threshold[i]) {
        a.re[i] = 0;
        a.im[i] = a.threshold[i] - 1;
        a.fire(i, 1);
      }
    }
  }

  private static long part(int factor, int x) {
    long product = (long) factor * x;
    return FixedPoint.truncate(product, RULE.decayBits());
  }

  private static int clip(long wide, ResonatorArrays a) {
    long clipped = FixedPoint.saturate(wide, ResonatorArrays.LIMIT);
    a.saturated += clipped == wide ? 0 : 1;
    return (int) clipped;
  }
}
