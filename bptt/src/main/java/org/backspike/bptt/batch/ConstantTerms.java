package org.backspike.bptt.batch;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.backspike.snn.kernel.AlignedFloats;
import org.backspike.snn.kernel.Kernels;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.stimulus.ConstantCurrent;

/**
 * Inputs that are the same at every step: of each sample only the sum of the errors over the steps
 * counts. A row is summed in registers over all samples that feed it.
 */
final class ConstantTerms implements RowTerms {
  private final GradientRows of;
  private final RowSums rows = Kernels.rowSums();
  private MemorySegment sums = MemorySegment.NULL;
  private int room;
  private int[] feeding = {};
  private float[] values = {};
  private final int[] counts;

  ConstantTerms(GradientRows of) {
    this.of = of;
    this.counts = new int[of.count()];
  }

  @Override
  public void add(int samples) {
    if (!transpose(samples)) {
      return;
    }
    for (int row = 0; row < counts.length; row++) {
      if (counts[row] > 0) {
        int at = (of.first + row) * of.stride;
        int list = row * room;
        rows.addScaled(
            sums,
            of.stride,
            feeding,
            list,
            list + counts[row],
            values,
            list,
            of.sums,
            at,
            of.sums,
            at,
            0,
            of.width);
      }
    }
  }

  /** Lists for every row the samples that feed it; tells whether there are any. */
  private boolean transpose(int samples) {
    boolean any = false;
    Arrays.fill(counts, 0);
    for (int sample = 0; sample < samples; sample++) {
      if (of.state.stimulus(of.link.from(), sample) instanceof ConstantCurrent current) {
        reserve(samples);
        any = true;
        int at = of.errors.sumsAt(of.link.to(), sample);
        AlignedFloats.copy(
            of.errors.sums(of.link.to()), at, sums, (long) sample * of.stride, of.stride);
        addSample(sample, current);
      }
    }
    return any;
  }

  private void addSample(int sample, ConstantCurrent current) {
    int[] active = current.active();
    int k = Arrays.binarySearch(active, of.first);
    for (k = k < 0 ? -k - 1 : k; k < active.length && active[k] < of.end; k++) {
      int row = active[k] - of.first;
      values[row * room + sample] = current.values()[active[k]];
      feeding[row * room + counts[row]++] = sample;
    }
  }

  private void reserve(int samples) {
    if (room < samples) {
      room = samples;
      sums = AlignedFloats.zeros((long) samples * of.stride);
      feeding = new int[samples * counts.length];
      values = new float[samples * counts.length];
    }
  }

  @Override
  public long bytes() {
    return sums.byteSize() + 4L * (feeding.length + values.length);
  }
}
