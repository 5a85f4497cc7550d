package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * One spike per channel when a capacitor that is charged by the value reaches the threshold: at
 * step rint(scale ln(x / (x - threshold))) + first, ties to even, with x at least threshold + 1e-7.
 * A time after the last step is no spike. Source: snnTorch {@code spikegen.latency}.
 *
 * @param steps T, at least 1
 * @param threshold above 0 and below 1; usually 0.01
 * @param first earliest step
 * @param scale factor on the logarithm, at least 0: the time constant, or what {@link #normalizing}
 *     gives
 * @param below what smaller values do
 */
public record LogLatencyEncoder(
    int steps, double threshold, int first, double scale, BelowThreshold below) implements Encoder {
  /** Distance from the threshold that no value falls below. */
  private static final double CLOSEST = 1e-7;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LogLatencyEncoder {
    Ranges.requireSteps(steps);
    Ranges.requireThreshold(threshold);
    Ranges.requireFirst(first, steps);
    Ranges.requireNotNegative("scale", scale);
  }

  /**
   * The scale at which the slowest value fires in the last step.
   *
   * @param steps T, at least 1
   * @param threshold above 0 and below 1
   * @param first earliest step
   * @return for the slowest of all values: a spike does not depend on other samples
   */
  public static double normalizing(int steps, double threshold, int first) {
    return (steps - 1 - first) / logarithm(0, threshold);
  }

  /**
   * The scale at which the slowest value of a batch fires in the last step, as snnTorch normalizes:
   * the spikes of a sample depend on its neighbours.
   *
   * @param steps T, at least 1
   * @param threshold above 0 and below 1
   * @param first earliest step
   * @param smallest smallest value of the batch
   * @return the scale
   */
  public static double normalizingBatch(int steps, double threshold, int first, float smallest) {
    return (steps - 1 - first) / logarithm(smallest, threshold);
  }

  private static double logarithm(double value, double threshold) {
    double x = Math.max(value, threshold + CLOSEST);
    return StrictMath.log(x / (x - threshold));
  }

  @Override
  public String name() {
    return "latency-log";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[features.length];
    for (int i = 0; i < stepOf.length; i++) {
      boolean silent = features[i] < threshold && below == BelowThreshold.SILENT;
      double time = Math.rint(scale * logarithm(features[i], threshold)) + first;
      stepOf[i] = silent ? -1 : OneSpike.at(time, steps);
    }
    return OneSpike.train(stepOf, steps);
  }
}
