package org.backspike.chip.timing;

import static org.backspike.chip.timing.StageState.*;

import java.util.List;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.image.ChipImage;
import org.backspike.chip.image.RowBlock;

/**
 * What receiving an event of a population costs a core: the stages S0 to S3 as a pipeline with one
 * item per event, by source. The slowest stage sets the pace; stages before it find their output
 * full, stages behind it starve. A row begins only when the accumulators of the row before it may
 * be read again. All of it is known when the rows are loaded, so that an event costs a look-up.
 */
final class Reception {
  /** Numbers of one source lie side by side; all of them are cycles. */
  private static final int STRIDE = 9;

  private static final int PACE = 0;
  private static final int AXONS = 1;
  private static final int AXONS_FULL = 2;
  private static final int WORDS = 3;
  private static final int WORDS_FULL = 4;
  private static final int ADDS = 5;
  private static final int BANK = 6;
  private static final int PORT = 7;
  private static final int HAZARD = 8;

  /** The same numbers summed over events, and how many events there were. */
  static final int SUMS = STRIDE + 1;

  private static final int EVENTS = STRIDE;

  private final int[] table;

  private Reception(int[] table) {
    this.table = table;
  }

  /**
   * The table of a population on a core.
   *
   * @param sources neurons of the population
   * @param blocks rows of these sources on the core
   * @param image where the blocks lie
   * @return costs by source
   */
  static Reception inPipeline(int sources, List<RowBlock> blocks, ChipImage image) {
    Pipeline pipeline = image.chip().core().pipeline();
    int[] table = new int[Math.multiplyExact(sources, STRIDE)];
    for (RowBlock block : blocks) {
      RowCost cost = RowCost.of(block, image.layout(block.target()));
      for (int source = 0; source < sources; source++) {
        if (block.holds(source)) {
          cost.measure(source);
          int at = source * STRIDE;
          table[at + AXONS]++;
          table[at + WORDS] += cost.words;
          table[at + ADDS] += cost.adds;
          table[at + BANK] += cost.bankConflicts;
          table[at + PORT] += cost.portConflicts;
          table[at + HAZARD] += Math.max(0, pipeline.accumulatorLatency() - cost.adding());
        }
      }
    }
    for (int at = 0; at < table.length; at += STRIDE) {
      int fetching = Math.max(table[at + AXONS], table[at + WORDS]);
      int adding = table[at + ADDS] + table[at + BANK] + table[at + PORT] + table[at + HAZARD];
      int pace = Math.max(Math.max(pipeline.popCycles(), fetching), adding);
      table[at + PACE] = pace;
      table[at + AXONS_FULL] = pace > pipeline.popCycles() ? pace - table[at + AXONS] : 0;
      table[at + WORDS_FULL] = pace == adding ? pace - table[at + WORDS] : 0;
    }
    return new Reception(table);
  }

  /**
   * A table of events that are taken and added one after the other.
   *
   * @param pop time to take a message
   * @param synapses time to add the row of each source
   * @return costs by source
   */
  static Reception inSequence(int pop, int[] synapses) {
    int[] table = new int[Math.multiplyExact(synapses.length, STRIDE)];
    for (int source = 0; source < synapses.length; source++) {
      int at = source * STRIDE;
      table[at + PACE] = Math.max(1, pop + synapses[source]);
      table[at + ADDS] = synapses[source];
    }
    return new Reception(table);
  }

  /**
   * Cycles for which an event occupies the input once the last flit of its message is popped.
   *
   * @param source the source, from 0
   * @return at least 1
   */
  int pace(int source) {
    return table[source * STRIDE + PACE];
  }

  /**
   * Takes an event into the sums of its core.
   *
   * @param source the source, from 0
   * @param sums shape [cores][SUMS]
   * @param core the core
   */
  void add(int source, long[] sums, int core) {
    int from = source * STRIDE;
    int to = core * SUMS;
    for (int i = 0; i < STRIDE; i++) {
      sums[to + i] += table[from + i];
    }
    sums[to + EVENTS]++;
  }

  /**
   * Books what the stages of a core do while events occupy them.
   *
   * @param sums shape [cores][SUMS]
   * @param core the core
   * @param popCycles cycles in which S0 takes a flit
   * @param cycles of the core
   * @return cycles for which the events occupy the input
   */
  static long book(long[] sums, int core, int popCycles, StageCycles cycles) {
    int at = core * SUMS;
    long pace = sums[at + PACE];
    long pop = sums[at + EVENTS] * popCycles;
    cycles.add(Stage.FIFO, BUSY, pop);
    cycles.add(Stage.FIFO, OUT_FULL, pace - pop);
    cycles.add(Stage.AXON, BUSY, sums[at + AXONS]);
    cycles.add(Stage.AXON, OUT_FULL, sums[at + AXONS_FULL]);
    cycles.add(Stage.AXON, STARVED, pace - sums[at + AXONS] - sums[at + AXONS_FULL]);
    cycles.add(Stage.ROWS, BUSY, sums[at + WORDS]);
    cycles.add(Stage.ROWS, OUT_FULL, sums[at + WORDS_FULL]);
    cycles.add(Stage.ROWS, STARVED, pace - sums[at + WORDS] - sums[at + WORDS_FULL]);
    long adding = sums[at + ADDS] + sums[at + BANK] + sums[at + PORT] + sums[at + HAZARD];
    cycles.add(Stage.ACCUMULATE, BUSY, sums[at + ADDS]);
    cycles.add(Stage.ACCUMULATE, BANK_CONFLICT, sums[at + BANK]);
    cycles.add(Stage.ACCUMULATE, PORT_CONFLICT, sums[at + PORT]);
    cycles.add(Stage.ACCUMULATE, RAW_HAZARD, sums[at + HAZARD]);
    cycles.add(Stage.ACCUMULATE, STARVED, pace - adding);
    return pace;
  }
}
