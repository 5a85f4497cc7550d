package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;

/**
 * The same, two vectors of neurons at a time, each of which sees all events in their order: every
 * event waits for the one before it, and meanwhile the other vector moves on.
 */
final class VectorEventUpdate implements EventUpdate {
  private static final EventRule RULE =
      Specialization.rule(MethodHandles.lookup(), EventRule.class);
  private static final Firing FIRING = RULE.neuron().firing();
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
    int paired = first + (end - first) / (2 * INT.length()) * 2 * INT.length();
    for (int i = first; i < paired; i += 2 * INT.length()) {
      a.saturated += applyToTwo(weights, rows, payloads, count, a, i);
    }
    scalar.apply(weights, rows, payloads, count, a, paired, end);
  }

  private static long applyToTwo(
      WeightArray weights, int[] rows, int[] payloads, int count, NeuronArrays a, int i) {
    int j = i + INT.length();
    IntVector v = load(a.membrane, i);
    IntVector u = load(a.membrane, j);
    IntVector spikesOfV = load(a.spikes, i);
    IntVector spikesOfU = load(a.spikes, j);
    IntVector thresholdOfV = load(a.threshold, i);
    IntVector thresholdOfU = load(a.threshold, j);
    long saturated = 0;
    for (int k = 0; k < count; k++) {
      int row = rows[k] * a.neurons();
      IntVector toV = weights(weights, row + i);
      IntVector toU = weights(weights, row + j);
      for (int times = 0; times < payloads[k]; times++) {
        IntVector wideV = v.add(toV);
        IntVector wideU = u.add(toU);
        v = Lanes.fit(MEMBRANE, wideV);
        u = Lanes.fit(MEMBRANE, wideU);
        saturated += Lanes.differing(v, wideV) + Lanes.differing(u, wideU);
        VectorMask<Integer> vFires = Lanes.reaches(FIRING, v, thresholdOfV);
        VectorMask<Integer> uFires = Lanes.reaches(FIRING, u, thresholdOfU);
        spikesOfV = spikesOfV.add(1, vFires);
        spikesOfU = spikesOfU.add(1, uFires);
        v = v.blend(Lanes.afterSpike(FIRING, v, thresholdOfV), vFires);
        u = u.blend(Lanes.afterSpike(FIRING, u, thresholdOfU), uFires);
      }
    }
    v.intoArray(a.membrane, i);
    u.intoArray(a.membrane, j);
    spikesOfV.intoArray(a.spikes, i);
    spikesOfU.intoArray(a.spikes, j);
    return saturated;
  }

  private static IntVector weights(WeightArray weights, int at) {
    return RULE.storage() == Storage.BYTES ? load(weights.bytes(), at) : load(weights.shorts(), at);
  }
}
