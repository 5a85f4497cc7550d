package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.backspike.chip.kernel.ResonatorRule.Fires;

/** The last part of {@link VectorResonatorUpdate}: test, reset and the list of who fired. */
final class VectorResonatorFiring implements ResonatorUpdate {
  private static final ResonatorRule RULE =
      Specialization.rule(MethodHandles.lookup(), ResonatorRule.class);

  @Override
  public void update(ResonatorArrays a, int first, int end) {
    int count = a.firedCount;
    for (int i = first; i < end; i += INT.length()) {
      IntVector re = load(a.nextRe, i);
      IntVector im = load(a.nextIm, i);
      IntVector threshold = load(a.threshold, i);
      VectorMask<Integer> fires;
      if (RULE.fires() == Fires.ON_CROSSING) {
        fires =
            re.compare(VectorOperators.GE, threshold)
                .and(im.compare(VectorOperators.GE, 0))
                .and(load(a.im, i).compare(VectorOperators.LT, 0));
      } else {
        fires = im.compare(VectorOperators.GE, threshold);
        re = re.blend(0, fires);
        im = im.blend(threshold.sub(1), fires);
      }
      re.intoArray(a.re, i);
      im.intoArray(a.im, i);
      count = Lanes.listOnes(fires, i, count, a);
    }
    a.firedCount = count;
  }
}
