package org.backspike.chip.network;

import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Reset;

/**
 * A group of equal neurons in the units of the datapath.
 *
 * @param name unique name
 * @param kind what its neurons do
 * @param parameters one set of numbers per neuron; of an input only the size counts
 * @param reset when its state is cleared
 */
public record IntegerPopulation(
    String name, PopulationKind kind, NeuronParameters parameters, PeriodicReset reset) {
  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public IntegerPopulation {
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
    return new IntegerPopulation(
        name,
        PopulationKind.INPUT,
        NeuronParameters.uniform(size, 0, 0, 1, Reset.ZERO),
        PeriodicReset.NEVER);
  }

  /**
   * Number of neurons or channels.
   *
   * @return at least 1
   */
  public int size() {
    return parameters.neurons();
  }
}
