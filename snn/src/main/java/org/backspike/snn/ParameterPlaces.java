package org.backspike.snn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the parameters of a network stand in the list of all of them: the weights of every
 * projection, then the biases that exist, then the learned numbers of the neurons, in the order of
 * projections and populations.
 */
public final class ParameterPlaces {
  /** What {@link #bias} gives for a population without bias. */
  public static final int NONE = -1;

  private final List<float[]> arrays = new ArrayList<>();
  private final int[] biases;
  private final List<Map<LearnedNumber, Integer>> learned = new ArrayList<>();

  /**
   * The places of a network.
   *
   * @param network the network
   */
  public ParameterPlaces(Network network) {
    for (Projection projection : network.projections()) {
      arrays.add(projection.connection().values());
    }
    List<Population> populations = network.populations();
    biases = new int[populations.size()];
    for (int p = 0; p < biases.length; p++) {
      float[] bias = populations.get(p).bias();
      biases[p] = bias.length > 0 ? place(bias) : NONE;
    }
    for (Population population : populations) {
      Map<LearnedNumber, Integer> places = new EnumMap<>(LearnedNumber.class);
      population.learned().forEach((number, value) -> places.put(number, place(value)));
      learned.add(places);
    }
  }

  private int place(float[] array) {
    arrays.add(array);
    return arrays.size() - 1;
  }

  /**
   * All parameters.
   *
   * @return the live arrays of the network
   */
  public List<float[]> arrays() {
    return List.copyOf(arrays);
  }

  /**
   * The place of a bias.
   *
   * @param population index of the population
   * @return its place, or {@link #NONE}
   */
  public int bias(int population) {
    return biases[population];
  }

  /**
   * The places of learned numbers.
   *
   * @param population index of the population
   * @return a place for each
   */
  public Map<LearnedNumber, Integer> learned(int population) {
    return learned.get(population);
  }
}
