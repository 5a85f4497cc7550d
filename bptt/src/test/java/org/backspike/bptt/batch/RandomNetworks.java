package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.backspike.snn.AveragePooling;
import org.backspike.snn.Connection;
import org.backspike.snn.Convolution;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.ImageShape;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Relay;
import org.backspike.snn.Reset;
import org.backspike.snn.Synapse;

/** Small networks with every kind of projection. */
public final class RandomNetworks {
  private RandomNetworks() {}

  /** Recurrent, with a relay, a skip, lags and learned numbers. */
  public static Network of(Lif lif, int seed) {
    return learning(lif, LearnedNumber.MEMBRANE_DECAY, 0.8f, seed);
  }

  /** The same, with the threshold and another number learned. */
  public static Network learning(Lif lif, LearnedNumber number, float value, int seed) {
    Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
    if (lif.synapse() == Synapse.EXPONENTIAL) {
      learned.put(number, new float[] {value});
    }
    learned.put(LearnedNumber.THRESHOLD, new float[] {0.9f});
    return of(lif, learned, seed);
  }

  /** The same with other learned numbers of its hidden population. */
  public static Network of(Lif lif, Map<LearnedNumber, float[]> learned, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Network(
        List.of(
            Population.of("in", 4, new Input()),
            new Population("mix", 3, new Relay(), values(random, 3, 0.2)),
            new Population("hid", 6, lif, values(random, 6, 0.2), learned),
            new Population("out", 3, lif, values(random, 3, 0.2))),
        List.of(
            dense(random, "in", 4, "mix", 3, 0, 0),
            dense(random, "mix", 3, "hid", 6, 0, 0),
            dense(random, "in", 4, "hid", 6, 1, 1),
            dense(random, "hid", 6, "hid", 6, 1, 0),
            dense(random, "hid", 6, "out", 3, 0, 0),
            dense(random, "mix", 3, "out", 3, 1, 0)),
        new Readout("out", Measure.COUNT, 1),
        new Presentation("direct", 7));
  }

  /** The same populations and projections as the fast trainer meets them: nothing is learned. */
  public static Network plain(Lif lif, boolean integrators, int hidden, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Network(
        List.of(
            Population.of("in", 20, new Input()),
            new Population("hid", hidden, lif, values(random, hidden, 0.3)),
            new Population("top", 70, lif, values(random, 70, 0.3)),
            new Population(
                "out",
                3,
                integrators ? new LeakyIntegrator(0.3, 0.9, 0.5) : lif,
                values(random, 3, 0.2))),
        List.of(
            dense(random, "in", 20, "hid", hidden, 0, 0),
            dense(random, "hid", hidden, "hid", hidden, 1, 0),
            dense(random, "hid", hidden, "top", 70, 0, 0),
            dense(random, "hid", hidden, "out", 3, 0, 2),
            dense(random, "top", 70, "out", 3, 0, 0)),
        new Readout("out", integrators ? Measure.MEAN_V : Measure.COUNT, 1),
        new Presentation("rate", 37));
  }

  /** Recurrent, with a relay, a skip and lags; only weights and biases are learned. */
  public static Network plainSmall(Lif lif, int seed) {
    Network network = of(lif, seed);
    return new Network(
        network.populations().stream()
            .map(each -> new Population(each.name(), each.size(), each.dynamics(), each.bias()))
            .toList(),
        network.projections(),
        network.readout(),
        network.presentation());
  }

  /** A convolution, a pooling and a skip connection. */
  public static Network image(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Lif lif = new Lif(0, 0.8, 1, 0.5, Reset.SUBTRACT);
    ImageShape image = new ImageShape(1, 5, 4);
    Convolution convolution = new Convolution(image, 2, 3, 1, 1, values(random, 18, 0.5));
    AveragePooling pooling = new AveragePooling(convolution.shape(), 2);
    int pooled = pooling.shape().size();
    return new Network(
        List.of(
            Population.of("in", image.size(), new Input()),
            Population.of("maps", convolution.shape().size(), lif),
            Population.of("pooled", pooled, new Relay()),
            Population.of("out", 3, lif)),
        List.of(
            new Projection("in", "maps", convolution, 0, 0),
            new Projection("maps", "pooled", pooling, 0, 0),
            dense(random, "pooled", pooled, "out", 3, 0, 0),
            dense(random, "in", image.size(), "out", 3, 0, 0)),
        new Readout("out", Measure.COUNT, 1),
        new Presentation("direct", 7));
  }

  /**
   * The same network with two inputs: the first gets the channels below one, the second the rest.
   * Weights are copies, row by row; projections from the second input stand behind those from the
   * first.
   */
  public static Network split(Network network, int at) {
    Population whole = network.input();
    List<Population> populations = new ArrayList<>(network.populations());
    int place = network.indexOf(whole.name());
    populations.set(place, Population.of("low", at, new Input()));
    populations.add(place + 1, Population.of("high", whole.size() - at, new Input(at)));
    List<Projection> projections = new ArrayList<>();
    for (Projection each : network.projections()) {
      if (each.from().equals(whole.name())) {
        int targets = each.weights().targets();
        float[] values = each.weights().values();
        projections.add(rows("low", each, Arrays.copyOfRange(values, 0, at * targets)));
        projections.add(
            rows("high", each, Arrays.copyOfRange(values, at * targets, values.length)));
      } else {
        projections.add(
            new Projection(
                each.from(),
                each.to(),
                each.connection().with(each.connection().values().clone()),
                each.latency(),
                each.delay()));
      }
    }
    return new Network(populations, projections, network.readout(), network.presentation());
  }

  private static Projection rows(String from, Projection of, float[] values) {
    int targets = of.weights().targets();
    return new Projection(
        from,
        of.to(),
        new DenseWeights(values.length / targets, targets, values),
        of.latency(),
        of.delay());
  }

  /** Maps that a convolution feeds back to themselves, read by integrators after a delay. */
  public static Network recurrentMaps(Lif lif, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ImageShape image = new ImageShape(1, 4, 3);
    Convolution into = new Convolution(image, 2, 3, 1, 1, values(random, 18, 0.8));
    Convolution back = new Convolution(into.shape(), 2, 3, 1, 1, values(random, 36, 0.3));
    int size = into.shape().size();
    return new Network(
        List.of(
            Population.of("in", image.size(), new Input()),
            Population.of("maps", size, lif),
            new Population("out", 3, new LeakyIntegrator(0.3, 0.9, 0.5), values(random, 3, 0.2))),
        List.of(
            new Projection("in", "maps", into, 0, 0),
            new Projection("maps", "maps", back, 1, 0),
            dense(random, "maps", size, "out", 3, 0, 2)),
        new Readout("out", Measure.MEAN_V, 1),
        new Presentation("direct", 7));
  }

  private static Projection dense(
      SplittableRandom random,
      String from,
      int sources,
      String to,
      int targets,
      int latency,
      int delay) {
    Connection weights =
        new DenseWeights(
            sources, targets, values(random, sources * targets, 1.8 / Math.sqrt(sources)));
    return new Projection(from, to, weights, latency, delay);
  }

  private static float[] values(SplittableRandom random, int count, double scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-scale / 2, scale);
    }
    return values;
  }
}
