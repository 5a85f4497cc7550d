package org.backspike.snn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Numbers of neurons that a training changes.
 *
 * @param numbers which
 * @param extent whether neurons of a population have them in common
 */
public record LearnedNumbers(Set<LearnedNumber> numbers, Extent extent) {
  /** No numbers. */
  public static final LearnedNumbers NONE = new LearnedNumbers(Set.of(), Extent.POPULATION);

  /** Who has a number. */
  public enum Extent {
    /** All neurons of a population together. */
    POPULATION,
    /** Every neuron for itself. */
    NEURON
  }

  /**
   * Copies the set.
   *
   * @throws IllegalArgumentException if more than one of the numbers sets the decay of the membrane
   */
  public LearnedNumbers {
    numbers = Set.copyOf(numbers);
    List<LearnedNumber> decays =
        numbers.stream().filter(each -> each != LearnedNumber.THRESHOLD).sorted().toList();
    if (decays.size() > 1) {
      throw new IllegalArgumentException(
          "learned numbers " + decays + " all set the decay of the membrane; must be one of them");
    }
  }

  /**
   * A network whose spiking populations learn the numbers, from the values of their dynamics on.
   *
   * @param network not modified
   * @return a network that shares its weights and biases; the same if there are no numbers
   * @throws IllegalArgumentException if a population cannot learn one of them
   */
  public Network of(Network network) {
    if (numbers.isEmpty()) {
      return network;
    }
    List<Population> populations = new ArrayList<>();
    for (Population each : network.populations()) {
      populations.add(each.dynamics() instanceof Lif lif ? of(each, lif) : each);
    }
    return new Network(
        populations, network.projections(), network.readout(), network.presentation());
  }

  private Population of(Population population, Lif lif) {
    Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
    for (LearnedNumber number : numbers) {
      float[] values = new float[extent == Extent.NEURON ? population.size() : 1];
      try {
        Arrays.fill(values, (float) number.start(lif));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(population.name() + ": " + e.getMessage(), e);
      }
      learned.put(number, values);
    }
    return new Population(population.name(), population.size(), lif, population.bias(), learned);
  }
}
