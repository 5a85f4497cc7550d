package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;

/** The same in 32-bit lanes, in parts, for the reason that {@link VectorNeuronUpdate} gives. */
final class VectorResonatorUpdate implements ResonatorUpdate {
  private static final ResonatorRule RULE =
      Specialization.rule(MethodHandles.lookup(), ResonatorRule.class);

  private final ResonatorUpdate[] parts;
  private final ResonatorUpdate scalar;

  VectorResonatorUpdate(ResonatorUpdate scalar) {
    this.scalar = scalar;
    parts =
        new ResonatorUpdate[] {
          part(VectorRealPart.class),
          part(VectorImaginaryPart.class),
          part(VectorResonatorFiring.class)
        };
  }

  private static ResonatorUpdate part(Class<? extends ResonatorUpdate> kernel) {
    return Specialization.of(ResonatorUpdate.class, kernel, RULE);
  }

  @Override
  public void update(ResonatorArrays a, int first, int end) {
    int bound = first + Lanes.INT.loopBound(end - first);
    for (ResonatorUpdate part : parts) {
      part.update(a, first, bound);
    }
    scalar.update(a, bound, end);
  }
}
