package org.backspike.chip.kernel;

import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;

/** Thresholds of graded units, which have no state. */
public final class GradedArrays extends SliceArrays {
  private final int[] threshold;
  private final boolean rectified;

  /**
   * Arrays of a slice.
   *
   * @param parameters numbers of its neurons
   */
  public GradedArrays(NeuronParameters parameters) {
    super(parameters.neurons(), 1);
    threshold = parameters.of(Parameter.STATE_THRESHOLD, 0);
    rectified = parameters.shared(Parameter.RECTIFIED, 0) == 1;
  }

  /**
   * Passes on what exceeds the threshold in magnitude or, where rectified, in value. Source:
   * lava-nc/lava, lava/proc/graded.
   */
  public void update() {
    int[] input = drive[0];
    for (int i = 0; i < threshold.length; i++) {
      int compared = rectified ? input[i] : Math.abs(input[i]);
      if (compared > threshold[i] && input[i] != 0) {
        fire(i, input[i]);
      }
    }
  }

  @Override
  public void reset() {}
}
