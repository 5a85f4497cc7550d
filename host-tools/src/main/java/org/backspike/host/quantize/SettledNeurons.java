package org.backspike.host.quantize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Synapse;
import org.backspike.snn.neuron.NeuronNumbers;

/** The neurons of a network with the numbers that they have learned. */
final class SettledNeurons {
  private SettledNeurons() {}

  /**
   * The same network, in which nothing but weights and biases is learned.
   *
   * @param network not modified
   * @return a network that shares its weights and biases
   * @throws IllegalArgumentException if neurons of a population differ, or have alpha synapses
   */
  static Network of(Network network) {
    List<Population> populations = new ArrayList<>();
    for (Population each : network.populations()) {
      populations.add(each.dynamics() instanceof Lif lif ? of(each, lif) : each);
    }
    return new Network(
        populations, network.projections(), network.readout(), network.presentation());
  }

  private static Population of(Population population, Lif lif) {
    if (lif.synapse() == Synapse.ALPHA) {
      throw new IllegalArgumentException(
          population.name() + " has an alpha synapse; can be quantized with an exponential one");
    }
    Map<LearnedNumber, double[]> learned = new EnumMap<>(LearnedNumber.class);
    population
        .learned()
        .forEach((number, values) -> {
          if (values.length > 1) {
            throw new IllegalArgumentException(
                population.name()
                    + " has learned a "
                    + number.name().toLowerCase(Locale.ROOT)
                    + " for every neuron; can be quantized with one for the population");
          }
          learned.put(number, new double[] {values[0]});
        });
    NeuronNumbers numbers = NeuronNumbers.of(lif, learned, 0);
    Lif settled =
        new Lif(
            numbers.synapticDecay(),
            numbers.keep(),
            numbers.gain(),
            numbers.threshold(),
            lif.reset(),
            lif.convention(),
            lif.adaptation(),
            lif.refractory(),
            lif.synapse());
    return new Population(population.name(), population.size(), settled, population.bias());
  }
}
