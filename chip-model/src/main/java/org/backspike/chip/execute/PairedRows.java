package org.backspike.chip.execute;

import java.util.Arrays;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.kernel.Kernels;
import org.backspike.chip.kernel.RowRule;
import org.backspike.chip.kernel.RowRule.Payload;
import org.backspike.chip.kernel.RowSums;
import org.backspike.chip.kernel.StateAdd;
import org.backspike.chip.network.WeightArray;

/**
 * Rows of several blocks that act together where their sources have the same index: index by index
 * in ascending order, the rows of one index are summed exactly and then added to the state.
 */
final class PairedRows {
  private final int[] term;
  private final StateAdd state;
  private WeightArray[] weights = new WeightArray[64];
  private int[] payloads = new int[64];
  private long[] order = new long[64];
  private int count;

  PairedRows(Register register, int neurons) {
    term = new int[neurons];
    state = Kernels.stateAdd(register);
  }

  /** Notes the events of a block with these rows. */
  void add(WeightArray rows, Events events, int[] factors) {
    for (int e = 0; e < events.count; e++) {
      if (count == order.length) {
        weights = Arrays.copyOf(weights, 2 * count);
        payloads = Arrays.copyOf(payloads, 2 * count);
        order = Arrays.copyOf(order, 2 * count);
      }
      weights[count] = rows;
      payloads[count] = factors[e];
      order[count] = (long) events.index[e] << Integer.SIZE | count;
      count++;
    }
  }

  /** Lets everything noted act, and forgets it. */
  void apply(int[] membrane) {
    Arrays.sort(order, 0, count);
    for (int k = 0; k < count; k++) {
      int entry = (int) order[k];
      int index = (int) (order[k] >> Integer.SIZE);
      RowSums kernel =
          Kernels.rowSums(
              new RowRule(RowAccumulation.EXACT, Payload.GRADED, weights[entry].storage()));
      kernel.add(
          weights[entry], term.length, new int[] {index}, new int[] {payloads[entry]}, 1, term, 0);
      boolean last = k + 1 == count || (int) (order[k + 1] >> Integer.SIZE) != index;
      if (last) {
        state.add(term, membrane, 0);
      }
    }
    count = 0;
  }
}
