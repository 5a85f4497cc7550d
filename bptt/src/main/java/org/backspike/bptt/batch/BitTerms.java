package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import org.backspike.bptt.kernel.BitLists;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.bptt.kernel.ListedRowSums;
import org.backspike.snn.Input;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * Spikes as bits over time. Over a group of samples the steps of a row are listed once; then for
 * each tile of columns the row is summed in registers and touched once. (All samples tile by tile
 * are 5 % slower at 1024 columns: what is fetched ahead of a tile is the next one.)
 */
final class BitTerms implements RowTerms {
  private static final int TILE = 128;

  /** Samples of a group whose errors in a tile stay in the first-level cache. */
  private static final int FEW = 2;

  /** Samples of a group whose errors in a tile do not stay there, however few they are. */
  private static final int MANY = 8;

  /** Floats that stay in the first-level cache while rows are summed. */
  private static final int NEAR = 8 << 10;

  /** Floats that stay in the second-level cache. */
  private static final int FAR = 128 << 10;

  private final GradientRows of;
  private final int group;
  private final MemorySegment tile;
  private final int[][] bits;
  private final int[] bitsAt;
  private final int[] samples;
  private final int[] begin;
  private int[] list = {};
  private final BitLists lists = Kernels.bitLists();
  private final ListedRowSums rows = Kernels.listedRowSums();
  private int bitsStride;
  private int spikes;

  BitTerms(GradientRows of) {
    this.of = of;
    this.group = group(of.state.steps());
    this.tile = AlignedFloats.zeros((long) group * of.state.steps() * TILE);
    this.bits = new int[group][];
    this.bitsAt = new int[group];
    this.samples = new int[group];
    this.begin = new int[of.count() + 1];
  }

  /** Samples whose sum is added to a row at once. */
  static int group(int steps) {
    long floats = (long) steps * TILE;
    return floats <= NEAR ? (int) Math.min(NEAR / floats, FEW) : Math.clamp(FAR / floats, 1, MANY);
  }

  @Override
  public void add(int count) {
    for (int first = 0; first < count; first += group) {
      int found = collect(first, Math.min(count, first + group));
      listSteps(found);
      for (int column = 0; column < of.width && begin[of.count()] > 0; column += TILE) {
        addTile(found, column, Math.min(TILE, of.width - column));
      }
    }
  }

  /** Finds the samples of a group that are spikes; gives how many. */
  private int collect(int begin, int end) {
    int found = 0;
    spikes = 0;
    for (int sample = begin; sample < end; sample++) {
      if (find(sample, found)) {
        samples[found++] = sample;
        spikes += Math.toIntExact(of.state.spikes(of.link.from(), sample));
      }
    }
    return found;
  }

  /** Lists for every row the steps of the first samples of a group that it is summed over. */
  private void listSteps(int count) {
    int room = spikes + BitLists.SPARE;
    if (list.length < room) {
      list = new int[room];
    }
    lists.list(
        count, bits, bitsAt, bitsStride, of.sent, of.state.steps(), of.first, of.end, begin, list);
  }

  /** Notes where the bits of a sample are; tells whether it has any. */
  private boolean find(int sample, int place) {
    int source = of.link.from();
    if (!(of.state.wiring().population(source).dynamics() instanceof Input)) {
      Activity from = of.state.activity(source);
      bits[place] = from.timeBits();
      bitsAt[place] = from.timeBitsAt(sample);
      bitsStride = from.stride();
      return true;
    }
    if (!(of.state.stimulus(source, sample) instanceof SpikeTrain train)) {
      return false;
    }
    if (train.steps() < of.sent) {
      throw new IllegalArgumentException(
          "a train of " + train.steps() + " steps; must have at least " + of.sent);
    }
    bits[place] = train.timeBits();
    bitsAt[place] = 0;
    bitsStride = train.channels();
    return true;
  }

  private void addTile(int count, int column, int columns) {
    int steps = of.state.steps();
    float[] errors = of.targetErrors();
    for (int k = 0; k < count; k++) {
      int at = of.errorsAt(samples[k], 0) + column;
      for (int t = 0; t < of.sent; t++) {
        AlignedFloats.copy(
            errors, at + t * of.stride, tile, (long) (k * steps + t) * TILE, columns);
      }
    }
    for (int row = 0; row < of.count(); row++) {
      if (begin[row] < begin[row + 1]) {
        int at = (of.first + row) * of.stride + column;
        rows.add(list, begin[row], begin[row + 1], tile, TILE, of.sums, at, columns);
      }
    }
  }

  @Override
  public long bytes() {
    return tile.byteSize() + 4L * list.length;
  }
}
