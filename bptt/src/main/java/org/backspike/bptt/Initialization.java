package org.backspike.bptt;

import java.util.Arrays;
import org.backspike.snn.Network;
import org.backspike.snn.Projection;
import org.backspike.snn.encode.CounterHash;

/** First weights of a network. */
public sealed interface Initialization {
  /** Keeps these draws apart from those of other purposes. */
  int PURPOSE = 1;

  /**
   * Normal weights.
   *
   * @param hidden deviation of the weights into any population but the readout, above 0
   * @param readout deviation of the weights into the readout, above 0
   */
  record Normal(double hidden, double readout) implements Initialization {}

  /** Uniform within 1/sqrt(fan-in), as PyTorch initializes a linear layer. */
  record UniformByFanIn() implements Initialization {}

  /**
   * Sets all weights; biases become 0.
   *
   * @param network modified
   * @param seed of the draws
   */
  default void apply(Network network, int seed) {
    for (int p = 0; p < network.projections().size(); p++) {
      Projection projection = network.projections().get(p);
      float[] weights = projection.weights().values();
      int key = CounterHash.key(seed, PURPOSE, p);
      boolean toReadout = projection.to().equals(network.readout().population());
      for (int i = 0; i < weights.length; i++) {
        weights[i] =
            switch (this) {
              case Normal normal ->
                  (float)
                      ((toReadout ? normal.readout() : normal.hidden())
                          * CounterHash.normal(key, i));
              case UniformByFanIn _ ->
                  (float)
                      ((2 * CounterHash.uniform(key, i) - 1)
                          / Math.sqrt(projection.weights().sources()));
            };
      }
    }
    network.populations().forEach(population -> Arrays.fill(population.bias(), 0));
  }
}
