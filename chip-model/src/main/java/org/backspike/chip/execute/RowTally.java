package org.backspike.chip.execute;

import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;

/** What reading the row of a source amounts to, known when the rows are loaded. */
final class RowTally {
  /** Numbers of one row lie side by side. */
  private static final int STRIDE = 4;

  private static final int WORDS = 0;
  private static final int ZEROS = 1;
  private static final int ROWS = 2;
  private static final int MESSAGES = 3;

  private final int[] table;
  private final int flits;
  private final boolean fromHost;
  private final int linksFromHost;

  private RowTally(int[] table, RowBlock block, ChipImage image) {
    this.table = table;
    flits = image.flits(block.source());
    fromHost = block.sourceSlices().isEmpty();
    linksFromHost = image.chip().mesh().hopsFromHost(block.target().core());
  }

  static RowTally of(RowBlock block, ChipImage image) {
    int[] table = new int[Math.multiplyExact(block.rows(), STRIDE)];
    boolean[] receives = image.receives(block);
    for (int row = 0; row < block.rows(); row++) {
      int at = row * STRIDE;
      table[at + WORDS] = block.wordsOfRow(row);
      table[at + ROWS] = block.holds(row) ? 1 : 0;
      table[at + MESSAGES] = receives[row] ? 1 : 0;
      block.synapses().visit(row, (_, weight) -> table[at + ZEROS] += weight == 0 ? 1 : 0);
    }
    return new RowTally(table, block, image);
  }

  /** Notes events of one kind, and the weights they delivered. */
  void note(Events events, boolean graded, long delivered, Work work) {
    long words = 0;
    long zeros = 0;
    long rows = 0;
    long messages = 0;
    for (int e = 0; e < events.count; e++) {
      int at = events.index[e] * STRIDE;
      words += table[at + WORDS];
      zeros += table[at + ZEROS];
      rows += table[at + ROWS];
      messages += table[at + MESSAGES];
    }
    work.note(rows, graded ? rows : 0);
    work.noteSynapses(delivered, words, graded ? delivered : 0);
    work.noteZeroWeights(zeros);
    long all = messages * flits;
    if (fromHost) {
      work.noteMessages(messages, all, all, all * linksFromHost);
    } else {
      work.noteMessages(messages, all, 0, 0);
    }
  }
}
