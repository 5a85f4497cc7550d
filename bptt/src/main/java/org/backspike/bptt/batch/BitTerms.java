package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.backspike.bptt.kernel.BitRowSums;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.Input;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * Spikes as bits over time: a row is summed in registers over a group of samples and touched once
 * for each tile of columns. (All samples tile by tile are 5 % slower at 1024 columns: what is
 * fetched ahead of a tile is the next one.)
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
  private final int words;
  private final MemorySegment tile;
  private final int[][] bits;
  private final int[] bitsAt;
  private final int[] samples;
  private final int[] anyBits;
  private final int[] active;
  private final BitRowSums rows = Kernels.bitRowSums();
  private int bitsStride;

  BitTerms(GradientRows of) {
    this.of = of;
    this.group = group(of.state.steps());
    this.words = Math.ceilDiv(of.sent, 32);
    this.tile = AlignedFloats.zeros((long) group * of.state.steps() * TILE);
    this.bits = new int[group][];
    this.bitsAt = new int[group];
    this.samples = new int[group];
    this.anyBits = new int[of.count()];
    this.active = new int[of.count() + 1];
  }

  /** Samples whose sum is added to a row at once. */
  static int group(int steps) {
    long floats = (long) steps * TILE;
    return floats <= NEAR ? (int) Math.min(NEAR / floats, FEW) : Math.clamp(FAR / floats, 1, MANY);
  }

  @Override
  public void add(int count) {
    for (int begin = 0; begin < count; begin += group) {
      int found = collect(begin, Math.min(count, begin + group));
      int listed = findActive(found);
      for (int column = 0; listed > 0 && column < of.width; column += TILE) {
        addTile(found, listed, column, Math.min(TILE, of.width - column));
      }
    }
  }

  /** Finds the samples of a group that are spikes; gives how many. */
  private int collect(int begin, int end) {
    int found = 0;
    for (int sample = begin; sample < end; sample++) {
      if (find(sample, found)) {
        samples[found++] = sample;
      }
    }
    return found;
  }

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

  private void addTile(int count, int listed, int column, int columns) {
    int steps = of.state.steps();
    float[] errors = of.targetErrors();
    for (int k = 0; k < count; k++) {
      int at = of.errorsAt(samples[k], 0) + column;
      for (int t = 0; t < of.sent; t++) {
        AlignedFloats.copy(
            errors, at + t * of.stride, tile, (long) (k * steps + t) * TILE, columns);
      }
    }
    for (int each = 0; each < listed; each++) {
      int row = active[each];
      rows.add(
          count,
          bits,
          bitsAt,
          row,
          bitsStride,
          of.sent,
          tile,
          steps,
          TILE,
          of.sums,
          row * of.stride + column,
          columns);
    }
  }

  /** Lists the rows that have a bit in any of the first samples of a group; gives how many. */
  private int findActive(int count) {
    Arrays.fill(anyBits, 0);
    for (int k = 0; k < count; k++) {
      int[] from = bits[k];
      for (int word = 0; word < words; word++) {
        int at = bitsAt[k] + word * bitsStride + of.first;
        for (int i = 0; i < anyBits.length; i++) {
          anyBits[i] |= from[at + i];
        }
      }
    }
    int found = 0;
    for (int i = 0; i < anyBits.length; i++) {
      active[found] = of.first + i; // overwritten unless the row counts
      found += anyBits[i] != 0 ? 1 : 0;
    }
    return found;
  }

  @Override
  public long bytes() {
    return tile.byteSize();
  }
}
