package org.backspike.bptt.batch;

import java.util.Arrays;
import org.backspike.bptt.kernel.EventRows;
import org.backspike.bptt.kernel.Kernels;
import org.backspike.snn.Input;
import org.backspike.snn.Relay;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.kernel.RowSums;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;

/**
 * Values of every step, and spikes into few neurons, all of whose rows fit the first-level cache.
 * Within a group of samples a row is summed from the last step of its first sample backward, as
 * windows of a sample come to it; then the group is added.
 */
final class StepTerms implements RowTerms {
  private final GradientRows of;
  private final boolean walksSpikes;
  private final int group;
  private final EventRows events = Kernels.eventRows();
  private final RowSums rows = org.backspike.snn.kernel.Kernels.rowSums();
  private float[] apart = {};
  private boolean isApart;

  /**
   * Terms of values.
   *
   * @param walksSpikes whether spikes belong to them too
   */
  StepTerms(GradientRows of, boolean walksSpikes) {
    this.of = of;
    this.walksSpikes = walksSpikes;
    this.group = BitTerms.group(of.state.steps());
  }

  @Override
  public void add(int samples) {
    for (int begin = 0; begin < samples; begin += group) {
      int end = Math.min(samples, begin + group);
      for (int sample = begin; sample < end; sample++) {
        addSample(sample);
      }
      if (isApart) {
        rows.addRow(apart, 0, 1, of.sums, of.first * of.stride, 0, apart.length);
        isApart = false;
      }
    }
  }

  private void addSample(int sample) {
    switch (of.state.wiring().population(of.link.from()).dynamics()) {
      case Input _ -> {
        switch (of.state.stimulus(of.link.from(), sample)) {
          case SpikeTrain train when walksSpikes -> addTrain(sample, train);
          case CurrentSeries series -> addValues(sample, series.values(), 0, series.channels());
          default -> {}
        }
      }
      case Relay _ -> {
        Activity from = of.state.activity(of.link.from());
        addValues(sample, from.membranes(), from.membranesAt(sample), from.stride());
      }
      default -> {
        if (walksSpikes) {
          addSpikes(sample);
        }
      }
    }
  }

  private void addTrain(int sample, SpikeTrain train) {
    for (int t = Math.min(train.steps(), of.sent) - 1; t >= 0; t--) {
      addEvents(sample, t, train.indices(), train.begin(t), train.begin(t + 1));
    }
  }

  private void addSpikes(int sample) {
    Activity from = of.state.activity(of.link.from());
    for (int t = of.sent - 1; t >= 0; t--) {
      addEvents(sample, t, from.lists(), from.begin(sample, t), from.begin(sample, t + 1));
    }
  }

  private void addEvents(int sample, int sent, int[] list, int begin, int end) {
    int at = of.errorsAt(sample, sent);
    events.add(list, begin, end, of.targetErrors(), at, apart(), of.stride, of.width);
  }

  private void addValues(int sample, float[] values, int valuesAt, int valuesStride) {
    float[] errors = of.targetErrors();
    float[] to = apart();
    for (int t = of.sent - 1; t >= 0; t--) {
      int at = of.errorsAt(sample, t);
      int from = valuesAt + t * valuesStride;
      for (int row = of.first; row < of.end; row++) {
        if (values[from + row] != 0) {
          int toRow = (row - of.first) * of.stride;
          rows.addRow(errors, at, values[from + row], to, toRow, 0, of.width);
        }
      }
    }
  }

  /** The sums of a group; zeros at its beginning. */
  private float[] apart() {
    if (apart.length == 0) {
      apart = new float[of.count() * of.stride];
    } else if (!isApart) {
      Arrays.fill(apart, 0);
    }
    isApart = true;
    return apart;
  }

  @Override
  public long bytes() {
    return 4L * apart.length;
  }
}
