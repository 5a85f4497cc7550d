package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.datapath.Firing.Tested;

/**
 * The same in 32-bit lanes, in parts that each are a loop over the neurons; those beyond the last
 * full vector are left to the scalar form.
 *
 * <p>The compiler of the JVM takes in only so much code at a time, and a vector that crosses the
 * edge of it becomes an object: a whole update in one loop allocated up to 40 bytes per neuron and
 * took three times as long. So parts are called through one call site that sees all of them, which
 * keeps the compiler from taking them in together.
 */
final class VectorNeuronUpdate implements NeuronUpdate {
  private static final NeuronRule RULE =
      Specialization.rule(MethodHandles.lookup(), NeuronRule.class);

  private final NeuronUpdate[] parts;
  private final NeuronUpdate scalar;

  VectorNeuronUpdate(NeuronUpdate scalar) {
    this.scalar = scalar;
    parts =
        RULE.firing().tested() == Tested.TICK_BEFORE_LEAK
            ? new NeuronUpdate[] {part(VectorInput.class), part(VectorFireThenFade.class)}
            : new NeuronUpdate[] {
              part(VectorInput.class), part(VectorMembrane.class), part(VectorFiring.class)
            };
  }

  private static NeuronUpdate part(Class<? extends NeuronUpdate> kernel) {
    return Specialization.of(NeuronUpdate.class, kernel, RULE);
  }

  @Override
  public void update(NeuronArrays a, int first, int end) {
    int bound = first + Lanes.INT.loopBound(end - first);
    for (NeuronUpdate part : parts) {
      part.update(a, first, bound);
    }
    scalar.update(a, bound, end);
  }
}
