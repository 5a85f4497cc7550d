package org.backspike.snn.encode;

import org.backspike.snn.stimulus.SpikeTrain;

/** Trains in which every channel fires at most once. */
final class OneSpike {
  private OneSpike() {}

  /** The step of a time, ties to even; -1 if it is after the last. */
  static int at(double time, int steps) {
    double step = Math.rint(time);
    return step > steps - 1 ? -1 : (int) step;
  }

  /** The train of given steps; a channel with step -1 is silent. */
  static SpikeTrain train(int[] stepOf, int steps) {
    int[] count = new int[steps + 1];
    for (int step : stepOf) {
      if (step >= 0) {
        count[step + 1]++;
      }
    }
    for (int t = 0; t < steps; t++) {
      count[t + 1] += count[t];
    }
    int[] byStep = new int[count[steps]];
    int[] next = count.clone();
    for (int channel = 0; channel < stepOf.length; channel++) {
      if (stepOf[channel] >= 0) {
        byStep[next[stepOf[channel]]++] = channel;
      }
    }
    SpikeTrain train = new SpikeTrain(stepOf.length, steps);
    for (int t = 0; t < steps; t++) {
      for (int e = count[t]; e < count[t + 1]; e++) {
        train.add(byStep[e]);
      }
      train.endStep();
    }
    return train;
  }
}
