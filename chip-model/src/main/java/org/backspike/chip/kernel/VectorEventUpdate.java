package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;

/** The same, one vector of neurons after the other: each sees all events in their order. */
final class VectorEventUpdate implements EventUpdate {
  private static final EventRule RULE =
      Specialization.rule(MethodHandles.lookup(), EventRule.class);
  private static final Register MEMBRANE = RULE.neuron().membrane().register();

  private final EventUpdate scalar;

  VectorEventUpdate(EventUpdate scalar) {
    this.scalar = scalar;
  }

  @Override
  public void apply(
      WeightArray weights,
      int[] rows,
      int[] payloads,
      int count,
      NeuronArrays a,
      int first,
      int end) {
    int bound = first + INT.loopBound(end - first);
    int targets = a.neurons();
    long saturated = 0;
    for (int i = first; i < bound; i += INT.length()) {
      IntVector v = load(a.membrane, i);
      IntVector spikes = load(a.spikes, i);
      IntVector threshold = load(a.threshold, i);
      for (int k = 0; k < count; k++) {
        int at = rows[k] * targets + i;
        IntVector w =
            RULE.storage() == Storage.BYTES
                ? load(weights.bytes(), at)
                : load(weights.shorts(), at);
        for (int times = 0; times < payloads[k]; times++) {
          IntVector wide = v.add(w);
          v = Lanes.fit(MEMBRANE, wide);
          saturated += Lanes.differing(v, wide);
          VectorMask<Integer> fires = Lanes.reaches(RULE.neuron().firing(), v, threshold);
          spikes = spikes.add(1, fires);
          v = v.blend(Lanes.afterSpike(RULE.neuron().firing(), v, threshold), fires);
        }
      }
      v.intoArray(a.membrane, i);
      spikes.intoArray(a.spikes, i);
    }
    a.saturated += saturated;
    scalar.apply(weights, rows, payloads, count, a, bound, end);
  }
}
