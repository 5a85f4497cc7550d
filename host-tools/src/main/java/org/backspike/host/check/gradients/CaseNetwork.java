package org.backspike.host.check.gradients;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Input;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Relay;

/**
 * The network of a case. Populations are {@code in}, {@code hidden1}, {@code hidden2} (the output)
 * and, before a layer with concatenated recurrence, a relay that carries its feed-forward current.
 */
final class CaseNetwork {
  private final GradientCase from;
  private final List<Population> populations = new ArrayList<>();
  private final List<Projection> projections = new ArrayList<>();
  private final Network network;

  private CaseNetwork(GradientCase from) {
    this.from = from;
    populations.add(Population.of("in", from.sizes().getFirst(), new Input()));
    String below = "in";
    for (int layer = 1; layer <= 2; layer++) {
      below = layer(layer, below);
    }
    network =
        new Network(
            populations,
            projections,
            new Readout(below, Measure.COUNT, 1),
            new Presentation("direct", from.steps()));
  }

  static Network of(GradientCase from) {
    return new CaseNetwork(from).network;
  }

  private String layer(int layer, String below) {
    CaseSwitches switches = from.layers().get(layer - 1);
    int n = from.sizes().get(layer);
    int sources = from.sizes().get(layer - 1);
    String name = "hidden" + layer;
    Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
    switches
        .learned()
        .forEach((array, number) -> learned.put(number, floats(from.data().get(array, 1))));
    double[] bias = from.data().get("b" + layer, n);
    DenseWeights weights = matrix("W" + layer, n, sources, 0, sources);
    switch (switches.recurrence()) {
      case NONE -> {
        populations.add(new Population(name, n, switches.neuron(), floats(bias), learned));
        projections.add(new Projection(below, name, weights, 0, 0));
      }
      case ADD -> {
        double[] more = from.data().get("bV", n);
        float[] both = new float[n];
        for (int i = 0; i < n; i++) {
          both[i] = (float) (bias[i] + more[i]);
        }
        populations.add(new Population(name, n, switches.neuron(), both, learned));
        projections.add(new Projection(below, name, weights, 0, 0));
        projections.add(new Projection(name, name, matrix("V", n, n, 0, n), 1, 0));
      }
      case CONCATENATE -> {
        String relay = "current" + layer;
        float[] after = floats(from.data().get("bV", n));
        populations.add(new Population(relay, n, new Relay(), floats(bias)));
        populations.add(new Population(name, n, switches.neuron(), after, learned));
        projections.add(new Projection(below, relay, weights, 0, 0));
        projections.add(new Projection(relay, name, matrix("V", n, 2 * n, 0, n), 0, 0));
        projections.add(new Projection(name, name, matrix("V", n, 2 * n, n, n), 1, 0));
      }
    }
    return name;
  }

  /** Columns of a matrix [targets][columns] of the case as weights [sources][targets]. */
  private DenseWeights matrix(String name, int targets, int columns, int first, int sources) {
    double[] values = from.data().get(name, targets * columns);
    float[] weights = new float[sources * targets];
    for (int i = 0; i < targets; i++) {
      for (int j = 0; j < sources; j++) {
        weights[j * targets + i] = (float) values[i * columns + first + j];
      }
    }
    return new DenseWeights(sources, targets, weights);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
