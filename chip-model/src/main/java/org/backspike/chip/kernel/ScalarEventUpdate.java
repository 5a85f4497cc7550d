package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;

/** The specification. */
final class ScalarEventUpdate implements EventUpdate {
  private static final EventRule RULE =
      Specialization.rule(MethodHandles.lookup(), EventRule.class);
  private static final Register MEMBRANE = RULE.neuron().membrane().register();

  @Override
  public void apply(
      WeightArray weights,
      int[] rows,
      int[] payloads,
      int count,
      NeuronArrays a,
      int first,
      int end) {
    for (int k = 0; k < count; k++) {
      for (int times = 0; times < payloads[k]; times++) {
        for (int i = first; i < end; i++) {
          int at = rows[k] * a.neurons() + i;
          receive(
              i, RULE.storage() == Storage.BYTES ? weights.bytes()[at] : weights.shorts()[at], a);
        }
      }
    }
  }

  private static void receive(int i, int weight, NeuronArrays a) {
    long wide = (long) a.membrane[i] + weight;
    int v = (int) MEMBRANE.fit(wide);
    a.saturated += v == wide ? 0 : 1;
    if (RULE.neuron().firing().reaches(v, a.threshold[i])) {
      a.spikes[i]++;
      v = RULE.neuron().firing().afterSpike(v, a.threshold[i]);
    }
    a.membrane[i] = v;
  }
}
