package org.backspike.experiments.catalogue;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure over several seeds.
 *
 * @param mean of all
 * @param lowest of all
 * @param highest of all
 * @param deviation standard deviation of the sample, with n - 1; 0 for one seed
 */
record Spread(double mean, double lowest, double highest, double deviation) {
  /**
   * The spread of a figure.
   *
   * @param seeds at least one
   * @param figure of one seed
   */
  static <T> Spread of(List<T> seeds, ToDoubleFunction<T> figure) {
    double[] values = seeds.stream().mapToDouble(figure).toArray();
    double sum = 0;
    double lowest = values[0];
    double highest = values[0];
    for (double value : values) {
      sum += value;
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
    return new Spread(mean, lowest, highest, deviation);
  }
}
