package org.backspike.bptt;

import java.util.Arrays;
import java.util.Map;
import org.backspike.snn.Connection;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Dynamics;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Projection;
import org.backspike.snn.encode.CounterHash;
import org.backspike.snn.neuron.NeuronNumbers;

/**
 * First weights of a network. Fan-in is the number of synapses of a target neuron, fan-out that of
 * a source neuron.
 */
public sealed interface Initialization {
  /** Keeps these draws apart from those of other purposes. */
  int PURPOSE = 1;

  /**
   * Where weights are drawn for.
   *
   * @param key of the draws
   * @param fanIn synapses of a target neuron, at least 1
   * @param fanOut synapses of a source neuron, at least 1
   * @param toReadout whether the target is read out
   * @param target what the target does
   */
  record Place(int key, int fanIn, int fanOut, boolean toReadout, Dynamics target) {}

  /**
   * Draws a weight.
   *
   * @param place where it is
   * @param index which weight of the connection
   * @return the weight
   */
  double draw(Place place, int index);

  /**
   * Normal weights.
   *
   * @param hidden deviation of the weights into any population but the readout, above 0
   * @param readout deviation of the weights into the readout, above 0
   */
  record Normal(double hidden, double readout) implements Initialization {
    @Override
    public double draw(Place place, int index) {
      return (place.toReadout() ? readout : hidden) * CounterHash.normal(place.key(), index);
    }
  }

  /** Uniform within 1/sqrt(fan-in), as PyTorch initializes a linear layer. */
  record UniformByFanIn() implements Initialization {
    @Override
    public double draw(Place place, int index) {
      return (2 * CounterHash.uniform(place.key(), index) - 1) / Math.sqrt(place.fanIn());
    }
  }

  /** Normal with variance 2 / fan-in. Source: He et al., ICCV 2015. */
  record Kaiming() implements Initialization {
    @Override
    public double draw(Place place, int index) {
      return Math.sqrt(2.0 / place.fanIn()) * CounterHash.normal(place.key(), index);
    }
  }

  /** Uniform within sqrt(6 / (fan-in + fan-out)). Source: Glorot and Bengio, AISTATS 2010. */
  record Xavier() implements Initialization {
    @Override
    public double draw(Place place, int index) {
      double bound = Math.sqrt(6.0 / (place.fanIn() + place.fanOut()));
      return bound * (2 * CounterHash.uniform(place.key(), index) - 1);
    }
  }

  /**
   * Normal with mean 0 and the variance at which, without reset, the membrane fluctuates by a
   * {@code xi}-th of the threshold when every source fires independently with a known rate. An
   * integrator counts as one with threshold 1. Source: Rossbroich, Gygax and Zenke, 2022, with mean
   * input 0.
   *
   * @param xi threshold in deviations of the membrane, above 0, usually 1 to 3
   * @param rate spikes of a source per step, above 0 to 1
   */
  record FluctuationDriven(double xi, double rate) implements Initialization {
    private static final int RESPONSE_STEPS = 10_000;

    /** Checks the numbers. */
    public FluctuationDriven {
      if (!(xi > 0) || Double.isInfinite(xi) || !(rate > 0 && rate <= 1)) {
        throw new IllegalArgumentException(
            "fluctuations of 1/" + xi + " at rate " + rate + "; must be above 0, the rate up to 1");
      }
    }

    @Override
    public double draw(Place place, int index) {
      double deviation =
          switch (place.target()) {
            case Lif lif -> lif.threshold() / Math.sqrt(place.fanIn() * rate * squares(lif));
            case LeakyIntegrator li ->
                1
                    / Math.sqrt(
                        place.fanIn()
                            * rate
                            * squares(li.synapticDecay(), li.membraneDecay(), li.gain()));
            default -> xi / Math.sqrt(place.fanIn());
          };
      return deviation / xi * CounterHash.normal(place.key(), index);
    }

    private static double squares(Lif lif) {
      double a = lif.synapticDecay();
      double b = lif.membraneDecay();
      return switch (lif.synapse()) {
        case EXPONENTIAL -> squares(a, b, lif.gain());
        case ALPHA -> {
          double c = NeuronNumbers.of(lif, Map.of(), 0).alphaScale();
          yield c * c * (1 / (1 - a * a) - 2 / (1 - a * b) + 1 / (1 - b * b));
        }
      };
    }

    /** Sum of the squares of what a spike of weight 1 does to a membrane without reset. */
    private static double squares(double synapticDecay, double membraneDecay, double gain) {
      double current = 1;
      double membrane = 0;
      double squares = 0;
      for (int t = 0; t < RESPONSE_STEPS && (current > 0 || membrane > 1e-12); t++) {
        membrane = membraneDecay * membrane + gain * current;
        current *= synapticDecay;
        squares += membrane * membrane;
      }
      return squares;
    }
  }

  /**
   * Orthogonal weights within a population, others as they would be without. Source: Saxe,
   * McClelland and Ganguli, ICLR 2014; drawn evenly from all rotations and reflections as in
   * Mezzadri, Notices of the AMS 54(5), 2007.
   *
   * @param others weights between populations
   * @param gain length of a row and of a column, above 0
   */
  record OrthogonalRecurrence(Initialization others, double gain) implements Initialization {
    /** Checks the gain. */
    public OrthogonalRecurrence {
      if (!(gain > 0) || Double.isInfinite(gain)) {
        throw new IllegalArgumentException("gain " + gain + "; must be above 0 and finite");
      }
    }

    @Override
    public double draw(Place place, int index) {
      return others.draw(place, index);
    }

    @Override
    public void fill(Projection projection, Place place) {
      if (!projection.from().equals(projection.to())) {
        others.fill(projection, place);
        return;
      }
      if (!(projection.connection() instanceof DenseWeights dense)) {
        throw new IllegalArgumentException(
            "orthogonal "
                + projection.connection().kind()
                + " of "
                + projection.to()
                + "; only dense weights can be");
      }
      OrthogonalMatrix.fill(dense.values(), dense.sources(), gain, place.key());
    }
  }

  /**
   * No synapse of a neuron onto itself.
   *
   * @param others all other weights
   */
  record ZeroDiagonal(Initialization others) implements Initialization {
    @Override
    public double draw(Place place, int index) {
      return others.draw(place, index);
    }

    @Override
    public void fill(Projection projection, Place place) {
      others.fill(projection, place);
      if (projection.from().equals(projection.to())) {
        float[] weights = projection.connection().values();
        projection
            .connection()
            .forEach((source, target, weight) -> {
              if (source == target) {
                weights[weight] = 0;
              }
            });
      }
    }
  }

  /**
   * Sets the weights of a projection.
   *
   * @param projection modified
   * @param place where its weights are
   * @throws IllegalArgumentException if it cannot have such weights
   */
  default void fill(Projection projection, Place place) {
    float[] weights = projection.connection().values();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) draw(place, i);
    }
  }

  /**
   * Sets all weights that are learned; biases become 0.
   *
   * @param network modified
   * @param seed of the draws
   * @throws IllegalArgumentException if a projection cannot have such weights
   */
  default void apply(Network network, int seed) {
    for (int p = 0; p < network.projections().size(); p++) {
      Projection projection = network.projections().get(p);
      Connection connection = projection.connection();
      if (!connection.isLearned()) {
        continue;
      }
      int[] in = new int[connection.targets()];
      int[] out = new int[connection.sources()];
      connection.forEach((j, i, w) -> {
        in[i]++;
        out[j]++;
      });
      Place place =
          new Place(
              CounterHash.key(seed, PURPOSE, p),
              Arrays.stream(in).max().orElse(1),
              Arrays.stream(out).max().orElse(1),
              projection.to().equals(network.readout().population()),
              network.population(projection.to()).dynamics());
      fill(projection, place);
    }
    network.populations().forEach(population -> Arrays.fill(population.bias(), 0));
  }
}
