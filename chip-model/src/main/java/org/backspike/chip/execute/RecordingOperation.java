package org.backspike.chip.execute;

import java.util.Arrays;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.kernel.NeuronArrays;
import org.backspike.chip.program.Instruction;

/** What the forward pass leaves for the backward pass. */
final class RecordingOperation {
  private RecordingOperation() {}

  /**
   * {@link Instruction.RecordEvents}; active = events. A delayed event is recorded for the step in
   * which it takes effect.
   */
  static final class OfEvents implements MicroOperation {
    private final Arrivals arrivals;
    private final int[] history;
    private final int rows;
    private final int steps;
    private final int lag;

    OfEvents(Instruction.RecordEvents instruction, Machine machine) {
      RowBlock block = instruction.block();
      arrivals = new Arrivals(block, machine);
      history = machine.contentsOf(instruction.history()).ints;
      rows = block.rows();
      steps = instruction.history().rows();
      lag = block.delay() - instruction.firstStep();
    }

    @Override
    public void run(int step, Work work) {
      int at = step + lag;
      if (at < 0 || at >= steps) {
        return;
      }
      Arrays.fill(history, at * rows, (at + 1) * rows, 0);
      long recorded = 0;
      for (Events events : arrivals.at()) {
        for (int e = 0; e < events.count; e++) {
          history[at * rows + events.index[e]] = events.payload[e];
        }
        recorded += events.count;
      }
      work.note(recorded, 0);
    }
  }

  /** {@link Instruction.RecordSurrogate}; active = neurons. */
  static final class OfSurrogate implements MicroOperation {
    private final NeuronArrays neurons;
    private final int[] history;
    private final int firstStep;
    private final int[] distances;

    OfSurrogate(Instruction.RecordSurrogate instruction, Machine machine) {
      neurons = machine.neurons(instruction.slice());
      history = machine.contentsOf(instruction.history()).ints;
      firstStep = instruction.firstStep();
      distances = instruction.table().distances().stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void run(int step, Work work) {
      int n = neurons.neurons();
      int row = (step - firstStep) * n;
      int[] threshold = neurons.threshold();
      for (int i = 0; i < n; i++) {
        int above = neurons.beforeReset[i] - threshold[i];
        history[row + i] = code(Math.abs(above)) << 1 | (above > 0 ? 1 : 0);
      }
      work.note(n, 0);
    }

    /** The peak minus the number of distances that have been reached; found by bisection. */
    private int code(int distance) {
      int reached = 0;
      int end = distances.length;
      while (reached < end) {
        int middle = (reached + end) >>> 1;
        if (distance >= distances[middle]) {
          reached = middle + 1;
        } else {
          end = middle;
        }
      }
      return distances.length - reached;
    }
  }
}
