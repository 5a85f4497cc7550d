package org.backspike.chip.datapath;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The numbers of one population as its network gives them, in the units of the datapath: one per
 * neuron, or one for all. What a network does not give has the value that changes nothing.
 */
public final class NeuronParameters {
  private final int neurons;
  private final EnumMap<Parameter, int[]> values;

  private NeuronParameters(int neurons, EnumMap<Parameter, int[]> values) {
    this.neurons = neurons;
    this.values = values;
  }

  /**
   * Parameters of a population.
   *
   * @param neurons its size, at least 1
   * @param values what is given: arrays of [1] (the same for all) or [neurons]; copied
   * @return the parameters
   * @throws IllegalArgumentException if a length is wrong, or neurons differ where they must not
   */
  public static NeuronParameters of(int neurons, Map<Parameter, int[]> values) {
    if (neurons < 1) {
      throw new IllegalArgumentException(
          "population of " + neurons + " neurons; must be at least 1");
    }
    EnumMap<Parameter, int[]> copies = new EnumMap<>(Parameter.class);
    values.forEach((parameter, given) -> copies.put(parameter, checked(parameter, given, neurons)));
    return new NeuronParameters(neurons, copies);
  }

  /**
   * No number given.
   *
   * @param neurons size of the population, at least 1
   * @return parameters of which each changes nothing
   */
  public static NeuronParameters none(int neurons) {
    return of(neurons, Map.of());
  }

  private static int[] checked(Parameter parameter, int[] given, int neurons) {
    if (given.length != 1 && given.length != neurons) {
      throw new IllegalArgumentException(
          parameter + " has " + given.length + " values; must be 1 or " + neurons);
    }
    if (Arrays.stream(given).distinct().count() == 1) {
      return new int[] {given[0]};
    }
    if (parameter.scope() == Parameter.Scope.POPULATION) {
      throw new IllegalArgumentException(
          parameter + " differs between neurons; must be one number for a population");
    }
    return given.clone();
  }

  /**
   * The same parameters for a stretch of the population.
   *
   * @param first first neuron, from 0
   * @param count number of neurons, at least 1
   * @return parameters of {@code count} neurons
   */
  public NeuronParameters slice(int first, int count) {
    EnumMap<Parameter, int[]> part = new EnumMap<>(Parameter.class);
    values.forEach((parameter, all) ->
        part.put(parameter, all.length == 1 ? all : Arrays.copyOfRange(all, first, first + count)));
    return of(count, part);
  }

  /**
   * Whether all neurons have the same numbers, so that a core stores them once.
   *
   * @return true if none differs between neurons
   */
  public boolean isUniform() {
    return values.values().stream().allMatch(all -> all.length == 1);
  }

  /**
   * Number of neurons.
   *
   * @return at least 1
   */
  public int neurons() {
    return neurons;
  }

  /**
   * Whether a number is given.
   *
   * @param parameter which
   * @return true if the network gives it
   */
  public boolean gives(Parameter parameter) {
    return values.containsKey(parameter);
  }

  /**
   * What is given.
   *
   * @return arrays of [1] or [neurons], copies, in the order of {@link Parameter}
   */
  public Map<Parameter, int[]> given() {
    EnumMap<Parameter, int[]> copies = new EnumMap<>(Parameter.class);
    values.forEach((parameter, all) -> copies.put(parameter, all.clone()));
    return copies;
  }

  /**
   * A number of every neuron.
   *
   * @param parameter which
   * @param missing what neurons have where it is not given
   * @return a copy, shape [neurons]
   */
  public int[] of(Parameter parameter, int missing) {
    int[] all = values.getOrDefault(parameter, new int[] {missing});
    if (all.length == neurons) {
      return all.clone();
    }
    int[] expanded = new int[neurons];
    Arrays.fill(expanded, all[0]);
    return expanded;
  }

  /**
   * A number that all neurons share.
   *
   * @param parameter which, of the scope of a population
   * @param missing what they have where it is not given
   * @return the number
   */
  public int shared(Parameter parameter, int missing) {
    return values.getOrDefault(parameter, new int[] {missing})[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NeuronParameters that
        && neurons == that.neurons
        && values.keySet().equals(that.values.keySet())
        && values.entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), that.values.get(entry.getKey())));
  }

  @Override
  public int hashCode() {
    return 31 * neurons + values.keySet().hashCode();
  }
}
