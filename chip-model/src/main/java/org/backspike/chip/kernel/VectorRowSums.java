package org.backspike.chip.kernel;

import static org.backspike.chip.kernel.Lanes.INT;
import static org.backspike.chip.kernel.Lanes.load;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;

/**
 * The same with four vectors of sums in registers while the rows are walked, so that each sum sees
 * its events in the order of the scalar form.
 */
final class VectorRowSums implements RowSums {
  private static final RowRule RULE = Specialization.rule(MethodHandles.lookup(), RowRule.class);
  private static final int LANES = INT.length();

  private final RowTail scalar;

  VectorRowSums(RowTail scalar) {
    this.scalar = scalar;
  }

  @Override
  public void add(
      WeightArray weights,
      int targets,
      int[] rows,
      int[] payloads,
      int count,
      int[] sums,
      int offset) {
    int tiled = targets - targets % (4 * LANES);
    for (int i = 0; i < tiled; i += 4 * LANES) {
      int at = offset + i;
      IntVector a0 = load(sums, at);
      IntVector a1 = load(sums, at + LANES);
      IntVector a2 = load(sums, at + 2 * LANES);
      IntVector a3 = load(sums, at + 3 * LANES);
      for (int k = 0; k < count; k++) {
        int w = rows[k] * targets + i;
        int payload = RULE.payload() == Payload.GRADED ? payloads[k] : 1;
        a0 = add(a0, weights, w, payload);
        a1 = add(a1, weights, w + LANES, payload);
        a2 = add(a2, weights, w + 2 * LANES, payload);
        a3 = add(a3, weights, w + 3 * LANES, payload);
      }
      a0.intoArray(sums, at);
      a1.intoArray(sums, at + LANES);
      a2.intoArray(sums, at + 2 * LANES);
      a3.intoArray(sums, at + 3 * LANES);
    }
    int single = targets - targets % LANES;
    for (int i = tiled; i < single; i += LANES) {
      IntVector a = load(sums, offset + i);
      for (int k = 0; k < count; k++) {
        int payload = RULE.payload() == Payload.GRADED ? payloads[k] : 1;
        a = add(a, weights, rows[k] * targets + i, payload);
      }
      a.intoArray(sums, offset + i);
    }
    scalar.addFrom(single, weights, targets, rows, payloads, count, sums, offset);
  }

  private static IntVector add(IntVector sum, WeightArray weights, int at, int payload) {
    IntVector w =
        RULE.storage() == Storage.BYTES ? load(weights.bytes(), at) : load(weights.shorts(), at);
    IntVector term = RULE.payload() == Payload.GRADED ? w.mul(payload) : w;
    return Lanes.fit(RULE.register(), sum.add(term));
  }
}
