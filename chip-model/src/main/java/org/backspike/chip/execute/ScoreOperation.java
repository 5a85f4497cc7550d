package org.backspike.chip.execute;

import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.kernel.SliceArrays;
import org.backspike.chip.program.Instruction;

/** {@link Instruction.ScoreMembranes} and {@link Instruction.ScoreSpikes}; active = neurons. */
abstract sealed class ScoreOperation implements MicroOperation {
  final SliceArrays neurons;
  final long[] scores;

  private ScoreOperation(SliceLayout slice, ArrayLayout scores, Machine machine) {
    neurons = machine.state(slice);
    this.scores = machine.contentsOf(scores).longs;
  }

  @Override
  public final void run(int step, Work work) {
    score();
    work.note(neurons.neurons(), 0);
  }

  abstract void score();

  /** Adds membranes after the reset. */
  static final class Membranes extends ScoreOperation {
    private final int[] membrane;

    Membranes(Instruction.ScoreMembranes instruction, Machine machine) {
      super(instruction.slice(), instruction.scores(), machine);
      membrane = machine.contentsOf(instruction.slice().membrane()).ints;
    }

    @Override
    void score() {
      for (int i = 0; i < scores.length; i++) {
        scores[i] += membrane[i];
      }
    }
  }

  /** Counts spikes; graded ones by their payload. */
  static final class Spikes extends ScoreOperation {
    Spikes(Instruction.ScoreSpikes instruction, Machine machine) {
      super(instruction.slice(), instruction.scores(), machine);
    }

    @Override
    void score() {
      for (int k = 0; k < neurons.firedCount; k++) {
        scores[neurons.fired[k]] += neurons.payload[k];
      }
    }
  }
}
