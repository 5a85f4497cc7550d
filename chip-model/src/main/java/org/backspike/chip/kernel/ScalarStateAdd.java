package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.datapath.Register;

/** The specification. */
final class ScalarStateAdd implements StateAdd {
  private static final Register REGISTER =
      Specialization.rule(MethodHandles.lookup(), Register.class);

  @Override
  public void add(int[] term, int[] state, int first) {
    for (int i = first; i < state.length; i++) {
      state[i] = (int) REGISTER.fit((long) state[i] + term[i]);
      term[i] = 0;
    }
  }
}
