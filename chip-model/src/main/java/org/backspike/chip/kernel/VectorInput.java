package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import org.backspike.chip.datapath.Currents.Order;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.NeuronRule.Input;

/**
 * The first part of {@link VectorNeuronUpdate}: what arrives joins the currents or the membrane.
 */
final class VectorInput implements NeuronUpdate {
  private static final NeuronRule RULE =
      Specialization.rule(MethodHandles.lookup(), NeuronRule.class);
  private static final Register CURRENT = RULE.currents().register();
  private static final Register MEMBRANE = RULE.membrane().register();

  @Override
  public void update(NeuronArrays a, int first, int end) {
    for (int port = 0; port < RULE.currents().count(); port++) {
      int[] currents = port == 0 ? a.current : a.secondCurrent;
      a.saturated += integrate(currents, a.drive[port], a.currentOperand[port], first, end);
    }
    if (RULE.input() == Input.MEMBRANE) {
      a.saturated += receive(a.membrane, a.drive[0], first, end);
    }
  }

  private static long integrate(int[] currents, int[] drive, int[] operands, int first, int end) {
    Decay decay = RULE.currents().decay();
    long saturated = 0;
    for (int i = first; i < end; i += INT.length()) {
      IntVector q = load(drive, i);
      IntVector before = load(currents, i);
      if (RULE.currents().order() == Order.DECAY_THEN_ADD) {
        IntVector wide = Lanes.faded(decay, before, operands, i).add(q);
        IntVector fitted = Lanes.fit(CURRENT, wide);
        fitted.intoArray(currents, i);
        saturated += Lanes.differing(fitted, wide);
      } else {
        IntVector wide = before.add(q);
        IntVector fitted = Lanes.fit(CURRENT, wide);
        Lanes.faded(decay, fitted, operands, i).intoArray(currents, i);
        saturated += Lanes.differing(fitted, wide);
      }
    }
    return saturated;
  }

  private static long receive(int[] membrane, int[] drive, int first, int end) {
    long saturated = 0;
    for (int i = first; i < end; i += INT.length()) {
      IntVector wide = load(membrane, i).add(load(drive, i));
      IntVector v = Lanes.fit(MEMBRANE, wide);
      v.intoArray(membrane, i);
      saturated += Lanes.differing(v, wide);
    }
    return saturated;
  }
}
