package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.kernel.DeltaRule.Fires;
import org.backspike.chip.kernel.DeltaRule.Input;

/** The specification. */
final class ScalarDeltaUpdate implements DeltaUpdate {
  private static final DeltaRule RULE =
      Specialization.rule(MethodHandles.lookup(), DeltaRule.class);

  @Override
  public void update(DeltaArrays a, int first, int end) {
    for (int i = first; i < end; i++) {
      int act = activation(i, a);
      int change = act - a.act[i] + a.residue[i];
      a.act[i] = act;
      int compared = change;
      if (RULE.fires() == Fires.ON_ACCUMULATED_CHANGE) {
        a.error[i] += change;
        compared = a.error[i];
      }
      boolean fires = Math.abs(compared) >= a.threshold[i];
      a.residue[i] = fires ? 0 : change;
      if (RULE.fires() == Fires.ON_ACCUMULATED_CHANGE && fires && change != 0) {
        a.error[i] = 0;
      }
      int sent = change >> RULE.stateExponent();
      if (fires && sent != 0) {
        a.fire(i, sent);
      }
    }
  }

  private static int activation(int i, DeltaArrays a) {
    if (RULE.input() == Input.ACTIVATION) {
      return a.drive[0][i] << RULE.inputExponent();
    }
    a.sigma[i] += a.drive[0][i];
    int act = a.sigma[i] + a.bias[i];
    return RULE.input() == Input.CHANGES_RECTIFIED ? Math.max(0, act) : act;
  }
}
