package org.backspike.bptt.loss;

/** The spikes that a label should have. */
@FunctionalInterface
public interface SpikeTargets {
  /**
   * Wanted spikes.
   *
   * @param label the class
   * @param steps number of steps
   * @param classes neurons of the readout
   * @return 0 or 1, shape [steps][classes]; not modified by the caller
   */
  double[] of(int label, int steps, int classes);

  /**
   * Regular spikes: one every few steps for the label, others silent.
   *
   * @param interval steps from one spike to the next, at least 1
   * @return the targets
   */
  static SpikeTargets every(int interval) {
    return (label, steps, classes) -> {
      double[] wanted = new double[steps * classes];
      for (int t = interval - 1; t < steps; t += interval) {
        wanted[t * classes + label] = 1;
      }
      return wanted;
    };
  }
}
