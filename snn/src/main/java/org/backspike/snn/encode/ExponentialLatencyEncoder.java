package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * One spike per channel at step rint(T - 1 - ln(a x + 1)), ties to even, with a = exp(T - 1) - 1: 1
 * fires in step 0 and 0 in the last. Source: spikingjelly {@code LatencyEncoder} with its function
 * log.
 *
 * @param steps T, at least 1
 */
public record ExponentialLatencyEncoder(int steps) implements Encoder {
  /**
   * Checks the number of steps.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public ExponentialLatencyEncoder {
    Ranges.requireSteps(steps);
  }

  @Override
  public String name() {
    return "latency-exp";
  }

  @Override
  public int channels(int features) {
    return features;
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[features.length];
    // T - 1 - ln(a x + 1) = -ln(x + (1 - x) exp(1 - T)), which does not overflow
    double least = StrictMath.exp(1.0 - steps);
    for (int i = 0; i < stepOf.length; i++) {
      double x = Math.clamp(features[i], 0f, 1f);
      double fraction = x + (1 - x) * least;
      stepOf[i] = fraction == 0 ? steps - 1 : OneSpike.at(-StrictMath.log(fraction), steps);
    }
    return OneSpike.train(stepOf, steps);
  }
}
