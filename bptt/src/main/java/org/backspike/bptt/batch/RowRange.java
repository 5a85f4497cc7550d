package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.backspike.bptt.kernel.BitRowSums;
import org.backspike.bptt.kernel.EventRows;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.Input;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * A range of rows of the gradient of one projection. Whoever has it walks all samples in order, so
 * that sums do not depend on who has it or how wide it is. Belongs to one thread at a time.
 */
final class RowRange {
  private static final int TILE = 128;

  /** Samples whose sum is added to a row at once: the row is touched less often. */
  private static final int GROUP = 2;

  private static final int[] NONE = {};

  /** Up to this width all rows of a projection fit the first-level cache: events are walked. */
  private static final int NARROW = 32;

  private final BatchState state;
  private final Wiring wiring;
  private final BatchErrors errors;
  private final float[] sums;
  private final Link link;
  private final int first;
  private final int end;
  private final int steps;
  private final int stride;
  private final int sent;
  private final int words;
  private final MemorySegment tile;
  private final int[][] bits = new int[GROUP][];
  private final int[] bitsAt = new int[GROUP];
  private final int[] samples = new int[GROUP];
  private final BitRowSums bitRows = Kernels.bitRowSums();
  private final EventRows eventRows = Kernels.eventRows();
  private int bitsStride;
  private final RowSums rows = org.backspike.snn.kernel.Kernels.rowSums();

  RowRange(
      BatchState state, BatchErrors errors, NetworkArrays gradient, Link link, int first, int end) {
    this.state = state;
    this.wiring = state.wiring();
    this.errors = errors;
    this.sums = gradient.array(link.projection());
    this.link = link;
    this.first = first;
    this.end = end;
    this.steps = state.steps();
    this.stride = wiring.stride(link.to());
    this.sent = Math.max(0, steps - link.lag());
    this.words = Math.ceilDiv(sent, 32);
    this.tile = AlignedFloats.zeros((long) GROUP * steps * TILE);
  }

  /** Whether rows of a projection cannot be divided, because events are walked. */
  static boolean isWhole(Wiring wiring, Link link) {
    return wiring.width(link.to()) <= NARROW;
  }

  Link link() {
    return link;
  }

  /** First element of the range in the array of the projection. */
  int from() {
    return first * stride;
  }

  /** End of the range in the array of the projection. */
  int to() {
    return end * stride;
  }

  /** Sums the rows over samples 0 to {@code samples - 1}. */
  void run(int samples) {
    Arrays.fill(sums, from(), to(), 0);
    int width = wiring.width(link.to());
    for (int first = 0; first < samples; first += GROUP) {
      int group = Math.min(GROUP, samples - first);
      Arrays.fill(bits, NONE);
      for (int sample = first; sample < first + group; sample++) {
        addSample(sample, sample - first, width);
      }
      addBits(first, group, width);
    }
  }

  private void addSample(int sample, int place, int width) {
    switch (wiring.population(link.from()).dynamics()) {
      case Input _ -> {
        switch (state.stimulus(sample)) {
          case SpikeTrain train -> addTrain(sample, place, train, width);
          case ConstantCurrent current -> addConstant(sample, current, width);
          case CurrentSeries series ->
              addValues(sample, series.values(), 0, series.channels(), width);
        }
      }
      case Relay _ -> {
        Activity from = state.activity(link.from());
        addValues(sample, from.membranes(), from.membranesAt(sample), from.stride(), width);
      }
      default -> addSpikes(sample, place, width);
    }
  }

  private void addTrain(int sample, int place, SpikeTrain train, int width) {
    int steps = Math.min(train.steps(), sent);
    if (isWhole(wiring, link)) {
      for (int t = 0; t < steps; t++) {
        addEvents(sample, t, train.indices(), train.begin(t), train.begin(t + 1), width);
      }
    } else if (train.steps() >= sent) {
      bits[place] = train.timeBits();
      bitsAt[place] = 0;
      bitsStride = train.channels();
    } else {
      throw new IllegalArgumentException(
          "a train of " + train.steps() + " steps; must have at least " + sent);
    }
  }

  private void addSpikes(int sample, int place, int width) {
    Activity from = state.activity(link.from());
    if (isWhole(wiring, link)) {
      for (int t = 0; t < sent; t++) {
        int list = from.listAt(sample, t);
        addEvents(sample, t, from.lists(), list, list + from.count(sample, t), width);
      }
    } else {
      bits[place] = from.timeBits();
      bitsAt[place] = from.timeBitsAt(sample);
      bitsStride = from.stride();
    }
  }

  private void addEvents(int sample, int sent, int[] list, int begin, int listEnd, int width) {
    int at = errors.at(link.to(), sample) + (sent + link.lag()) * stride;
    eventRows.add(list, begin, listEnd, errors.of(link.to()), at, sums, stride, width);
  }

  /** Adds the rows of the samples of a group that have bits. */
  private void addBits(int firstSample, int group, int width) {
    int count = 0;
    for (int place = 0; place < group; place++) {
      if (bits[place].length > 0) {
        bits[count] = bits[place];
        bitsAt[count] = bitsAt[place];
        samples[count++] = firstSample + place;
      }
    }
    if (count == 0) {
      return;
    }
    float[] of = errors.of(link.to());
    for (int column = 0; column < width; column += TILE) {
      int columns = Math.min(TILE, width - column);
      for (int k = 0; k < count; k++) {
        int at = errors.at(link.to(), samples[k]) + link.lag() * stride + column;
        for (int t = 0; t < sent; t++) {
          AlignedFloats.copy(of, at + t * stride, tile, (long) (k * steps + t) * TILE, columns);
        }
      }
      for (int row = first; row < end; row++) {
        if (isActive(count, row)) {
          bitRows.add(
              count,
              bits,
              bitsAt,
              row,
              bitsStride,
              sent,
              tile,
              steps,
              TILE,
              sums,
              row * stride + column,
              columns);
        }
      }
    }
  }

  private boolean isActive(int count, int row) {
    int any = 0;
    for (int k = 0; k < count; k++) {
      for (int at = bitsAt[k] + row; at < bitsAt[k] + words * bitsStride; at += bitsStride) {
        any |= bits[k][at];
      }
    }
    return any != 0;
  }

  private void addConstant(int sample, ConstantCurrent current, int width) {
    float[] of = errors.sums(link.to());
    int at = errors.sumsAt(link.to(), sample);
    int[] active = current.active();
    int k = Arrays.binarySearch(active, first);
    for (k = k < 0 ? -k - 1 : k; k < active.length && active[k] < end; k++) {
      float value = current.values()[active[k]];
      rows.addRow(of, at, value, sums, active[k] * stride, 0, width);
    }
  }

  private void addValues(int sample, float[] values, int valuesAt, int valuesStride, int width) {
    float[] of = errors.of(link.to());
    for (int t = link.lag(); t < steps; t++) {
      int at = errors.at(link.to(), sample) + t * stride;
      int from = valuesAt + (t - link.lag()) * valuesStride;
      for (int row = first; row < end; row++) {
        if (values[from + row] != 0) {
          rows.addRow(of, at, values[from + row], sums, row * stride, 0, width);
        }
      }
    }
  }
}
