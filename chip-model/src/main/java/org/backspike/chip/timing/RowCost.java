package org.backspike.chip.timing;

import java.util.Arrays;
import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.image.RowBlock;
import org.backspike.chip.image.SliceLayout;
import org.backspike.chip.image.StoredSynapses;

/**
 * What one row of a block costs the stages S2 and S3, in cycles. {@link #measure} turns to another
 * row, so that nothing is allocated for each.
 */
abstract sealed class RowCost {
  /** Words that are fetched, one per cycle. */
  int words;

  /** Words of which the weights are added, one per cycle if nothing is in the way. */
  int adds;

  /** Cycles more, because weights of one word go to the same bank. */
  int bankConflicts;

  /** Cycles more, because a memory cannot be read and written at once. */
  int portConflicts;

  private RowCost() {}

  static RowCost of(RowBlock block, SliceLayout target) {
    return target.input() == SliceLayout.Input.IN_ORDER
        ? new OfStates(block, target)
        : new OfSums(block);
  }

  abstract void measure(int source);

  /** Cycles that adding takes, hazards apart. */
  int adding() {
    return adds + bankConflicts + portConflicts;
  }

  /**
   * Weights are added into accumulators. Those of a word go to as many banks as a word of
   * accumulators has fields, bank = neuron modulo banks.
   */
  private static final class OfSums extends RowCost {
    private final RowBlock block;
    private final boolean alike;
    private final int weightsPerWord;
    private final int[] hits;
    private final int portCycles;
    private boolean measured;
    private int place;
    private int mostHits;

    OfSums(RowBlock block) {
      this.block = block;
      alike = block.synapses() instanceof StoredSynapses.Dense;
      ArrayLayout weights = block.weights();
      weightsPerWord = Math.max(1, weights.macro().wordBits() / weights.fieldBits());
      ArrayLayout sums = block.accumulators();
      hits = new int[Math.max(1, sums.macro().wordBits() / sums.fieldBits())];
      portCycles = sums.macro().readModifyWriteCycles() - 1;
    }

    @Override
    void measure(int source) {
      if (alike && measured) {
        return;
      }
      measured = true;
      words = block.wordsOfRow(source);
      adds = 0;
      bankConflicts = 0;
      block.synapses().visit(source, (target, _) -> add(target % hits.length));
      endWord();
      portConflicts = (adds + bankConflicts) * portCycles;
    }

    private void add(int bank) {
      if (place == weightsPerWord) {
        endWord();
      }
      place++;
      mostHits = Math.max(mostHits, ++hits[bank]);
    }

    private void endWord() {
      if (place > 0) {
        adds++;
        bankConflicts += mostHits - 1;
        Arrays.fill(hits, 0);
        place = 0;
        mostHits = 0;
      }
    }
  }

  /** Events act on the state of neurons one by one: every word of it is read and written. */
  private static final class OfStates extends RowCost {
    private final RowBlock block;
    private final SliceLayout target;

    OfStates(RowBlock block, SliceLayout target) {
      this.block = block;
      this.target = target;
    }

    @Override
    void measure(int source) {
      words = block.wordsOfRow(source);
      adds = 0;
      portConflicts = 0;
      for (ArrayLayout register : target.registers()) {
        adds += register.wordsPerRow();
        portConflicts += register.wordsPerRow() * (register.macro().readModifyWriteCycles() - 1);
      }
    }
  }
}
