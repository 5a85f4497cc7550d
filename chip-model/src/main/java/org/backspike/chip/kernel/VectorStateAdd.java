package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import org.backspike.chip.datapath.Register;

/** The same in 32-bit lanes. */
final class VectorStateAdd implements StateAdd {
  private static final Register REGISTER =
      Specialization.rule(MethodHandles.lookup(), Register.class);

  private final StateAdd scalar;

  VectorStateAdd(StateAdd scalar) {
    this.scalar = scalar;
  }

  @Override
  public void add(int[] term, int[] state, int first) {
    int bound = first + INT.loopBound(state.length - first);
    for (int i = first; i < bound; i += INT.length()) {
      Lanes.fit(REGISTER, load(state, i).add(load(term, i))).intoArray(state, i);
      IntVector.zero(INT).intoArray(term, i);
    }
    scalar.add(term, state, bound);
  }
}
