package org.backspike.bptt.loss;

/** The spikes that a label should have: a target encoding. */
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
    return new Rate(1.0 / interval, 0, interval - 1);
  }

  /**
   * Regular spikes at steps floor(first + k / rate), k from 0; none at a rate of 0. Source:
   * snnTorch {@code spikegen.target_rate_code}. With rates 1 and 0 it is one-hot at every step.
   *
   * @param right rate of the label, spikes per step, 0 to 1
   * @param wrong rate of the others, 0 to 1
   * @param first step of the first spike, at least 0
   */
  record Rate(double right, double wrong, int first) implements SpikeTargets {
    /** What rounding may take from a whole number of steps. */
    private static final double ROUNDING = 1e-9;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public Rate {
      if (!(right >= 0 && right <= 1 && wrong >= 0 && wrong <= 1) || first < 0) {
        throw new IllegalArgumentException(
            "target rates "
                + right
                + " and "
                + wrong
                + " from step "
                + first
                + "; must be 0 to 1, from step 0 on");
      }
    }

    @Override
    public double[] of(int label, int steps, int classes) {
      double[] wanted = new double[steps * classes];
      for (int c = 0; c < classes; c++) {
        double rate = c == label ? right : wrong;
        for (int k = 0; rate > 0 && first + k / rate + ROUNDING < steps; k++) {
          int step = (int) (first + k / rate + ROUNDING);
          wanted[step * classes + c] = 1;
        }
      }
      return wanted;
    }
  }

  /**
   * One spike each, early for the label. Steps past the end are no spikes. Source: snnTorch {@code
   * spikegen.targets_latency}.
   *
   * @param right step of the label, at least 0
   * @param wrong step of the others, at least 0
   */
  record Latency(int right, int wrong) implements SpikeTargets {
    /**
     * Checks the steps.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public Latency {
      if (right < 0 || wrong < 0) {
        throw new IllegalArgumentException(
            "target steps " + right + " and " + wrong + "; must be at least 0");
      }
    }

    @Override
    public double[] of(int label, int steps, int classes) {
      double[] wanted = new double[steps * classes];
      for (int c = 0; c < classes; c++) {
        int step = c == label ? right : wrong;
        if (step < steps) {
          wanted[step * classes + c] = 1;
        }
      }
      return wanted;
    }
  }

  /**
   * One-hot in time: the steps are divided evenly among the labels, and all neurons of the readout
   * fire once, in the middle of the slot of the label: at floor((label + 1/2) T / labels).
   *
   * @param labels how many there are, at least 2
   */
  record TimeSlot(int labels) implements SpikeTargets {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is below 2
     */
    public TimeSlot {
      if (labels < 2) {
        throw new IllegalArgumentException("slots for " + labels + " labels; must be at least 2");
      }
    }

    @Override
    public double[] of(int label, int steps, int classes) {
      double[] wanted = new double[steps * classes];
      int step = (int) ((2L * label + 1) * steps / (2L * labels));
      java.util.Arrays.fill(wanted, step * classes, (step + 1) * classes, 1);
      return wanted;
    }
  }
}
