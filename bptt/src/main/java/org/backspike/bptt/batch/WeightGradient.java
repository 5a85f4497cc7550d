package org.backspike.bptt.batch;

import java.util.Arrays;
import org.backspike.bptt.kernel.BitRowSums;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.Input;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Link;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * Gradients of weights and biases from the errors of the drives, by ranges of rows: whoever has a
 * range walks all samples in order, so that sums do not depend on who has it.
 */
final class WeightGradient {
  private static final int TILE = 128;

  private final BatchState state;
  private final Wiring wiring;
  private final BatchErrors errors;
  private final NetworkArrays gradient;
  private final int steps;
  private final BitRowSums bitRows = Kernels.bitRowSums();
  private final RowSums rows = org.backspike.snn.kernel.Kernels.rowSums();

  WeightGradient(BatchState state, BatchErrors errors, NetworkArrays gradient) {
    this.state = state;
    this.wiring = state.wiring();
    this.errors = errors;
    this.gradient = gradient;
    this.steps = state.steps();
  }

  /** Rows {@code first} to {@code end - 1} of the gradient of a projection, over all samples. */
  void rows(Link link, int first, int end, int samples) {
    int stride = wiring.stride(link.to());
    float[] sums = gradient.array(link.projection());
    Arrays.fill(sums, first * stride, end * stride, 0);
    for (int column = 0; column < stride; column += TILE) {
      int width = Math.min(TILE, stride - column);
      for (int sample = 0; sample < samples; sample++) {
        addSample(link, first, end, sample, column, width);
      }
    }
  }

  private void addSample(Link link, int first, int end, int sample, int column, int width) {
    if (wiring.population(link.from()).dynamics() instanceof Input) {
      switch (state.stimulus(sample)) {
        case SpikeTrain train ->
            addBits(
                link,
                first,
                end,
                sample,
                train.timeBits(),
                0,
                train.channels(),
                Math.min(train.steps(), steps - link.lag()),
                column,
                width);
        case ConstantCurrent current ->
            addConstant(link, first, end, sample, current, column, width);
        case CurrentSeries series ->
            addValues(
                link, first, end, sample, series.values(), 0, series.channels(), column, width);
      }
    } else if (wiring.population(link.from()).dynamics() instanceof Relay) {
      Activity from = state.activity(link.from());
      addValues(
          link,
          first,
          end,
          sample,
          from.membranes(),
          from.membranesAt(sample),
          from.stride(),
          column,
          width);
    } else {
      Activity from = state.activity(link.from());
      addBits(
          link,
          first,
          end,
          sample,
          from.timeBits(),
          from.timeBitsAt(sample),
          from.stride(),
          steps - link.lag(),
          column,
          width);
    }
  }

  private void addBits(
      Link link,
      int first,
      int end,
      int sample,
      int[] bits,
      int bitsAt,
      int bitsStride,
      int bitSteps,
      int column,
      int width) {
    int stride = wiring.stride(link.to());
    float[] sums = gradient.array(link.projection());
    float[] of = errors.of(link.to());
    int at = errors.at(link.to(), sample) + link.lag() * stride + column;
    int words = Math.ceilDiv(bitSteps, 32);
    for (int row = first; row < end; row++) {
      int any = 0;
      for (int word = 0; word < words; word++) {
        any |= bits[bitsAt + word * bitsStride + row];
      }
      if (any != 0) {
        int to = row * stride + column;
        bitRows.sum(
            bits, bitsAt + row, bitsStride, bitSteps, of, at, stride, sums, to, sums, to, width);
      }
    }
  }

  private void addConstant(
      Link link, int first, int end, int sample, ConstantCurrent current, int column, int width) {
    int stride = wiring.stride(link.to());
    float[] sums = gradient.array(link.projection());
    int at = errors.sumsAt(link.to(), sample);
    int[] active = current.active();
    int k = Arrays.binarySearch(active, first);
    for (k = k < 0 ? -k - 1 : k; k < active.length && active[k] < end; k++) {
      int to = active[k] * stride;
      rows.addRow(errors.sums(link.to()), at, current.values()[active[k]], sums, to, column, width);
    }
  }

  private void addValues(
      Link link,
      int first,
      int end,
      int sample,
      float[] values,
      int valuesAt,
      int valuesStride,
      int column,
      int width) {
    int stride = wiring.stride(link.to());
    float[] sums = gradient.array(link.projection());
    int at = errors.at(link.to(), sample);
    for (int t = link.lag(); t < steps; t++) {
      int from = valuesAt + (t - link.lag()) * valuesStride;
      for (int row = first; row < end; row++) {
        if (values[from + row] != 0) {
          int to = row * stride;
          rows.addRow(
              errors.of(link.to()), at + t * stride, values[from + row], sums, to, column, width);
        }
      }
    }
  }

  /** The gradient of a bias. */
  void bias(int population, int place, int samples) {
    float[] sum = gradient.array(place);
    Arrays.fill(sum, 0);
    float[] sums = errors.sums(population);
    for (int sample = 0; sample < samples; sample++) {
      rows.addRow(sums, errors.sumsAt(population, sample), 1, sum, 0, 0, sum.length);
    }
  }
}
