package org.backspike.chip.kernel;

import java.lang.invoke.MethodHandles;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.network.WeightArray;
import org.backspike.chip.network.WeightArray.Storage;

/** The specification. */
final class ScalarRowSums implements RowSums, RowTail {
  private static final RowRule RULE = Specialization.rule(MethodHandles.lookup(), RowRule.class);

  @Override
  public void add(
      WeightArray weights,
      int targets,
      int[] rows,
      int[] payloads,
      int count,
      int[] sums,
      int offset) {
    addFrom(0, weights, targets, rows, payloads, count, sums, offset);
  }

  @Override
  public void addFrom(
      int first,
      WeightArray weights,
      int targets,
      int[] rows,
      int[] payloads,
      int count,
      int[] sums,
      int offset) {
    for (int k = 0; k < count; k++) {
      int row = rows[k] * targets;
      for (int i = first; i < targets; i++) {
        long weight =
            RULE.storage() == Storage.BYTES ? weights.bytes()[row + i] : weights.shorts()[row + i];
        long term = RULE.payload() == Payload.GRADED ? weight * payloads[k] : weight;
        sums[offset + i] = (int) RULE.register().fit(sums[offset + i] + term);
      }
    }
  }
}
