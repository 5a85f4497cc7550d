package org.backspike.bptt.onchip;

import java.util.Arrays;
import org.backspike.chip.execute.Stimulus;
import org.backspike.snn.stimulus.ConstantCurrent;
import org.backspike.snn.stimulus.CurrentSeries;
import org.backspike.snn.stimulus.SpikeTrain;

/** A float stimulus as events of a chip. */
public final class ChipStimulus {
  private ChipStimulus() {}

  /**
   * Events of a stimulus: spikes with payload 1; a constant current as a graded event per channel
   * and step, its value rounded to {@code 1 / largestPayload}.
   *
   * @param stimulus what the float network is fed
   * @param steps steps of a sample
   * @param largestPayload payload of a current of 1
   * @return the events
   * @throws IllegalArgumentException if a current is not between 0 and 1
   */
  public static Stimulus of(
      org.backspike.snn.stimulus.Stimulus stimulus, int steps, int largestPayload) {
    return switch (stimulus) {
      case SpikeTrain train -> spikes(train);
      case CurrentSeries series ->
          throw new IllegalArgumentException(
              series.channels() + " channels of analog values per step; a chip takes spikes");
      case ConstantCurrent current -> graded(current.values(), steps, largestPayload);
    };
  }

  private static Stimulus spikes(SpikeTrain train) {
    int[] offsets = new int[train.steps() + 1];
    for (int t = 0; t <= train.steps(); t++) {
      offsets[t] = train.begin(t);
    }
    int[] payloads = new int[train.size()];
    Arrays.fill(payloads, 1);
    return new Stimulus(offsets, Arrays.copyOf(train.indices(), train.size()), payloads);
  }

  private static Stimulus graded(float[] values, int steps, int largestPayload) {
    int[] channels = new int[values.length];
    int[] payloads = new int[values.length];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            "current " + values[i] + " of channel " + i + "; a graded event needs 0 to 1");
      }
      int payload = Math.round(values[i] * largestPayload);
      if (payload > 0) {
        channels[count] = i;
        payloads[count++] = payload;
      }
    }
    return Stimulus.repeated(Arrays.copyOf(channels, count), Arrays.copyOf(payloads, count), steps);
  }
}
