package org.backspike.host.check.gradients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.backspike.host.check.gradients.CaseSwitches.Recurrence;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;
import org.backspike.snn.Projection;

/** What one of our engines computed for a case, under the names and in the shapes of its file. */
final class Replay {
  private final GradientCase of;
  private final Network network;
  private final Map<String, double[]> arrays = new LinkedHashMap<>();

  Replay(GradientCase of, Network network) {
    this.of = of;
    this.network = network;
  }

  Map<String, double[]> arrays() {
    return arrays;
  }

  void loss(double value) {
    arrays.put("loss", new double[] {value});
  }

  /**
   * Puts together an array [steps][samples][neurons] from one of [steps][neurons] per sample.
   *
   * @param name in the file
   * @param samples one array per sample
   */
  void perSample(String name, double[][] samples) {
    int n = samples[0].length / of.steps();
    double[] all = new double[of.steps() * samples.length * n];
    for (int t = 0; t < of.steps(); t++) {
      for (int b = 0; b < samples.length; b++) {
        System.arraycopy(samples[b], t * n, all, (t * samples.length + b) * n, n);
      }
    }
    arrays.put(name, all);
  }

  /**
   * Takes the gradients of the parameters.
   *
   * @param gradient arrays in the order of {@link ParameterPlaces}
   */
  void gradients(List<double[]> gradient) {
    ParameterPlaces places = new ParameterPlaces(network);
    String below = "in";
    for (int layer = 1; layer <= 2; layer++) {
      String name = "hidden" + layer;
      int population = network.indexOf(name);
      CaseSwitches switches = of.layers().get(layer - 1);
      double[] bias = gradient.get(places.bias(population));
      boolean concatenated = switches.recurrence() == Recurrence.CONCATENATE;
      String first = concatenated ? "current" + layer : name;
      arrays.put("dW" + layer, rows(gradient, below, first));
      if (switches.recurrence() == Recurrence.NONE) {
        arrays.put("db" + layer, bias);
      } else {
        arrays.put("dbV", bias);
        arrays.put(
            "db" + layer, concatenated ? gradient.get(places.bias(network.indexOf(first))) : bias);
        double[] own = rows(gradient, name, name);
        arrays.put(
            "dV",
            concatenated
                ? sideBySide(rows(gradient, first, name), own, of.sizes().get(layer))
                : own);
      }
      Map<LearnedNumber, Integer> learned = places.learned(population);
      switches
          .learned()
          .forEach((array, number) ->
              arrays.put("d" + array, gradient.get(Objects.requireNonNull(learned.get(number)))));
      below = name;
    }
  }

  private double[] rows(List<double[]> gradient, String from, String to) {
    for (int p = 0; p < network.projections().size(); p++) {
      Projection projection = network.projections().get(p);
      if (projection.from().equals(from) && projection.to().equals(to)) {
        int targets = projection.connection().targets();
        int sources = projection.connection().sources();
        double[] rows = new double[targets * sources];
        for (int i = 0; i < targets; i++) {
          for (int j = 0; j < sources; j++) {
            rows[i * sources + j] = gradient.get(p)[j * targets + i];
          }
        }
        return rows;
      }
    }
    throw new IllegalStateException("no projection from " + from + " to " + to);
  }

  private static double[] sideBySide(double[] left, double[] right, int rows) {
    int columns = left.length / rows;
    double[] both = new double[2 * left.length];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(left, r * columns, both, 2 * r * columns, columns);
      System.arraycopy(right, r * columns, both, (2 * r + 1) * columns, columns);
    }
    return both;
  }
}
