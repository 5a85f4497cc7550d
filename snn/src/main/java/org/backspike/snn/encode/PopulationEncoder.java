package org.backspike.snn.encode;

import org.backspike.snn.stimulus.Stimulus;

/**
 * Several channels per value, each with a Gaussian field: centre i of M is at (2i - 1) / (2 (M -
 * 2)) for i from 0, width 1 / (beta (M - 2)). A channel fires once, the earlier the larger its
 * response r: at step rint((1 - r)(T - 1)), ties to even; below 0.1 it is silent. Channels of one
 * value lie together. Source: Bohte, Kok and La Poutre, Neurocomputing 48, 2002, for values from 0
 * to 1.
 *
 * @param steps T, at least 1
 * @param fields M, at least 3
 * @param beta overlap, above 0; usually 1 to 2
 */
public record PopulationEncoder(int steps, int fields, double beta) implements Encoder {
  /** Responses below this are silent. */
  private static final double LEAST = 0.1;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PopulationEncoder {
    Ranges.requireSteps(steps);
    Ranges.requirePositive("beta", beta);
    if (fields < 3) {
      throw new IllegalArgumentException(fields + " fields; must be at least 3");
    }
  }

  @Override
  public String name() {
    return "population";
  }

  @Override
  public int channels(int features) {
    return Math.multiplyExact(features, fields);
  }

  @Override
  public Stimulus encode(float[] features, long sample) {
    int[] stepOf = new int[channels(features.length)];
    for (int channel = 0; channel < stepOf.length; channel++) {
      double response = response(features[channel / fields], channel % fields);
      stepOf[channel] = response < LEAST ? -1 : OneSpike.at((1 - response) * (steps - 1), steps);
    }
    return OneSpike.train(stepOf, steps);
  }

  private double response(double value, int field) {
    double spacing = 1.0 / (fields - 2);
    double distance = (value - (2 * field - 1) * spacing / 2) / (spacing / beta);
    return StrictMath.exp(-distance * distance / 2);
  }
}
