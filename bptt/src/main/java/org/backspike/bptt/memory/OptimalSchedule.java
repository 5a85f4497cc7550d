package org.backspike.bptt.memory;

import java.util.ArrayList;
import java.util.List;

/** Lays out the recursion of {@link Recomputation}. */
final class OptimalSchedule {
  private final int steps;
  private final int slots;
  private final List<Move> moves = new ArrayList<>();
  private int used;

  OptimalSchedule(int steps, int slots) {
    this.steps = steps;
    this.slots = slots;
  }

  Schedule schedule() {
    back(0, -1, steps, slots + 1);
    return new Schedule(steps, 1, used, false, moves);
  }

  /**
   * Goes back over steps.
   *
   * @param base where they begin; the state is there
   * @param slot that holds the state of the base; below 0 for rest
   * @param count how many steps
   * @param states that can be kept, that of the base included
   */
  private void back(int base, int slot, int count, int states) {
    if (count == 1) {
      leaf(base + 1);
    } else if (states == 1) {
      for (int end = base + count; end > base; end--) {
        if (end < base + count) {
          restore(slot, base);
        }
        leaf(end);
      }
    } else {
      int first = Recomputation.split(count, states);
      int inner = slot + 1;
      used = Math.max(used, inner + 1);
      moves.add(new Move.Run(base + first));
      moves.add(new Move.Save(inner));
      back(base + first, inner, count - first, states - 1);
      restore(slot, base);
      back(base, slot, first, states);
    }
  }

  private void restore(int slot, int step) {
    moves.add(slot < 0 ? new Move.Restart() : new Move.Restore(slot, step));
  }

  private void leaf(int end) {
    moves.add(new Move.Run(end));
    if (end == steps) {
      moves.add(new Move.Evaluate());
    }
    moves.add(new Move.Back());
  }
}
