package org.backspike.bptt.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One population in a probe batch.
 *
 * @param population its name
 * @param neurons its size
 * @param silent neurons without a spike in the whole probe; 0 where neurons never spike
 * @param saturated neurons that fire in more than {@link #SATURATED} of all steps
 * @param rate spikes per neuron and step
 * @param histogram neurons by rate: none, up to 1/64, 1/32, 1/16, 1/8, 1/4, 1/2, 1; empty where
 *     neurons never spike
 * @param gradientNorms root of the sum of squares of the errors of the drive, by step; shape
 *     [steps], over all samples and neurons
 */
public record PopulationHealth(
    String population,
    int neurons,
    int silent,
    int saturated,
    double rate,
    List<Integer> histogram,
    List<Double> gradientNorms) {

  /** A neuron that fires in more of the steps than this no longer tells anything apart. */
  public static final double SATURATED = 0.5;

  /** Upper ends of the classes of the histogram. */
  public static final List<Double> RATES =
      List.of(0.0, 1 / 64.0, 1 / 32.0, 1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0, 1.0);

  /** A ratio of gradient norms over the steps beyond which a gradient vanishes or explodes. */
  private static final double EXTREME = 1e6;

  /** Copies the lists. */
  public PopulationHealth {
    histogram = List.copyOf(histogram);
    gradientNorms = List.copyOf(gradientNorms);
  }

  /**
   * How much the gradient changes on its way from the last quarter of the steps to the first.
   *
   * @return ratio of the mean norms; 0 if none arrives, 1 if there are too few steps
   */
  public double gradientRatio() {
    int quarter = gradientNorms.size() / 4;
    if (quarter == 0) {
      return 1;
    }
    double first = mean(gradientNorms.subList(0, quarter));
    double last = mean(gradientNorms.subList(gradientNorms.size() - quarter, gradientNorms.size()));
    return last == 0 ? (first == 0 ? 1 : Double.POSITIVE_INFINITY) : first / last;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }

  List<String> warnings() {
    List<String> found = new ArrayList<>();
    if (2 * silent > neurons) {
      found.add(population + ": " + silent + " of " + neurons + " neurons never fire");
    }
    if (2 * saturated > neurons) {
      found.add(
          population + ": " + saturated + " of " + neurons + " neurons fire in most of the steps");
    }
    double ratio = gradientRatio();
    if (ratio < 1 / EXTREME || ratio > EXTREME) {
      found.add(
          String.format(
              Locale.ROOT,
              "%s: the gradient %s on its way to the first steps, factor %.1e",
              population,
              ratio < 1 ? "vanishes" : "explodes",
              ratio));
    }
    return found;
  }
}
