package org.backspike.chip.network;

import java.util.Map;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;

/**
 * A group of equal neurons in the units of the datapath.
 *
 * @param name unique name
 * @param kind what its neurons do
 * @param parameters one set of numbers per neuron; of an input only the size counts
 * @param reset when its state is cleared
 * @param initial what registers hold when a sample begins, shape [neurons] each; others hold 0
 */
public record IntegerPopulation(
    String name,
    PopulationKind kind,
    NeuronParameters parameters,
    PeriodicReset reset,
    Map<Variable, int[]> initial) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public IntegerPopulation {
    initial = Map.copyOf(initial);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a population needs a name");
    }
  }

  /**
   * A population whose events come from outside the chip.
   *
   * @param name unique name
   * @param size number of channels, at least 1
   * @return the population
   */
  public static IntegerPopulation input(String name, int size) {
    return atRest(name, PopulationKind.INPUT, NeuronParameters.none(size), PeriodicReset.NEVER);
  }

  /**
   * Number of neurons or channels.
   *
   * @return at least 1
   */
  public int size() {
    return parameters.neurons();
  }

  /**
   * A population whose state begins at 0.
   *
   * @param name unique name
   * @param kind what its neurons do
   * @param parameters their numbers
   * @param reset when its state is cleared
   * @return the population
   */
  public static IntegerPopulation atRest(
      String name, PopulationKind kind, NeuronParameters parameters, PeriodicReset reset) {
    return new IntegerPopulation(name, kind, parameters, reset, Map.of());
  }
}
