package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.backspike.chip.kernel.DeltaRule.Fires;
import org.backspike.chip.kernel.DeltaRule.Input;

/** The same in 32-bit lanes. */
final class VectorDeltaUpdate implements DeltaUpdate {
  private static final DeltaRule RULE =
      Specialization.rule(MethodHandles.lookup(), DeltaRule.class);

  private final DeltaUpdate scalar;

  VectorDeltaUpdate(DeltaUpdate scalar) {
    this.scalar = scalar;
  }

  @Override
  public void update(DeltaArrays a, int first, int end) {
    int bound = first + INT.loopBound(end - first);
    int count = a.firedCount;
    for (int i = first; i < bound; i += INT.length()) {
      IntVector act = activation(i, a);
      IntVector change = act.sub(load(a.act, i)).add(load(a.residue, i));
      act.intoArray(a.act, i);
      IntVector compared = change;
      if (RULE.fires() == Fires.ON_ACCUMULATED_CHANGE) {
        compared = load(a.error, i).add(change);
      }
      VectorMask<Integer> fires = compared.abs().compare(VectorOperators.GE, load(a.threshold, i));
      change.blend(0, fires).intoArray(a.residue, i);
      if (RULE.fires() == Fires.ON_ACCUMULATED_CHANGE) {
        VectorMask<Integer> settled = fires.and(change.compare(VectorOperators.NE, 0));
        compared.blend(0, settled).intoArray(a.error, i);
      }
      IntVector sent = change.lanewise(VectorOperators.ASHR, RULE.stateExponent());
      VectorMask<Integer> heard = fires.and(sent.compare(VectorOperators.NE, 0));
      count = Lanes.list(sent, heard, i, count, a);
    }
    a.firedCount = count;
    scalar.update(a, bound, end);
  }

  private static IntVector activation(int i, DeltaArrays a) {
    IntVector input = load(a.drive[0], i);
    if (RULE.input() == Input.ACTIVATION) {
      return input.lanewise(VectorOperators.LSHL, RULE.inputExponent());
    }
    IntVector sigma = load(a.sigma, i).add(input);
    sigma.intoArray(a.sigma, i);
    IntVector act = sigma.add(load(a.bias, i));
    return RULE.input() == Input.CHANGES_RECTIFIED ? act.max(0) : act;
  }
}
