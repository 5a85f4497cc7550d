package org.backspike.chip.datapath;

import java.util.Arrays;

/**
 * The parameters of one population in state units, one number per neuron.
 *
 * <p>{@code du} and {@code dv} are the decays themselves (0 keeps everything, 4096 nothing; no
 * hidden offset). {@code du = 4096} is a neuron without synaptic current. A population that never
 * spikes is a {@link PopulationKind}, not a threshold.
 */
public final class NeuronParameters {
  private final int[] du;
  private final int[] dv;
  private final int[] vth;
  private final int[] bias;
  private final int[] refractory;
  private final Reset reset;

  private NeuronParameters(
      int[] du, int[] dv, int[] vth, int[] bias, int[] refractory, Reset reset) {
    this.du = du;
    this.dv = dv;
    this.vth = vth;
    this.bias = bias;
    this.refractory = refractory;
    this.reset = reset;
  }

  /**
   * Parameters that may differ between neurons. Each array is {@code [1]} (the same for all) or
   * {@code [neurons]}; arrays are copied.
   *
   * @param neurons size of the population, at least 1
   * @param du decay of the current, 0 to 4096
   * @param dv decay of the membrane, 0 to 4096
   * @param vth threshold, strict: a spike needs v &gt; vth; at least 1
   * @param bias constant added to the membrane at each step, magnitude at most 2^23 - 1
   * @param refractory refractory period in steps, 0 to 63
   * @param reset what a spike does to the membrane
   * @return the parameters, every array expanded to {@code [neurons]}
   * @throws IllegalArgumentException if a length or a value is out of range
   */
  public static NeuronParameters of(
      int neurons, int[] du, int[] dv, int[] vth, int[] bias, int[] refractory, Reset reset) {
    return new NeuronParameters(
        expand("du", du, neurons, 0, Datapath.DECAY_ONE),
        expand("dv", dv, neurons, 0, Datapath.DECAY_ONE),
        expand("vth", vth, neurons, 1, (1 << 23) - 1),
        expand("bias", bias, neurons, -(1 << 23) + 1, (1 << 23) - 1),
        expand("refractory", refractory, neurons, 0, 63),
        reset);
  }

  /**
   * Parameters shared by all neurons, without bias and refractory period.
   *
   * @param neurons size of the population, at least 1
   * @param du decay of the current, 0 to 4096
   * @param dv decay of the membrane, 0 to 4096
   * @param vth threshold, at least 1
   * @param reset what a spike does to the membrane
   * @return the parameters
   * @throws IllegalArgumentException if a value is out of range
   */
  public static NeuronParameters uniform(int neurons, int du, int dv, int vth, Reset reset) {
    int[] none = {0};
    return of(neurons, new int[] {du}, new int[] {dv}, new int[] {vth}, none, none, reset);
  }

  /**
   * The same parameters for a stretch of the population.
   *
   * @param first first neuron, from 0
   * @param count number of neurons, at least 1
   * @return parameters of {@code count} neurons
   */
  public NeuronParameters slice(int first, int count) {
    int end = first + count;
    return new NeuronParameters(
        Arrays.copyOfRange(du, first, end),
        Arrays.copyOfRange(dv, first, end),
        Arrays.copyOfRange(vth, first, end),
        Arrays.copyOfRange(bias, first, end),
        Arrays.copyOfRange(refractory, first, end),
        reset);
  }

  /**
   * Whether all neurons have the same numbers, so that a core stores them once.
   *
   * @return true if no array differs between neurons
   */
  public boolean isUniform() {
    for (int[] values : new int[][] {du, dv, vth, bias, refractory}) {
      for (int value : values) {
        if (value != values[0]) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Number of neurons.
   *
   * @return at least 1
   */
  public int neurons() {
    return du.length;
  }

  /**
   * Decays of the current.
   *
   * @return a copy, shape [neurons]
   */
  public int[] du() {
    return du.clone();
  }

  /**
   * Decays of the membrane.
   *
   * @return a copy, shape [neurons]
   */
  public int[] dv() {
    return dv.clone();
  }

  /**
   * Thresholds in state units.
   *
   * @return a copy, shape [neurons]
   */
  public int[] vth() {
    return vth.clone();
  }

  /**
   * Biases in state units.
   *
   * @return a copy, shape [neurons]
   */
  public int[] bias() {
    return bias.clone();
  }

  /**
   * Refractory periods in steps.
   *
   * @return a copy, shape [neurons]
   */
  public int[] refractory() {
    return refractory.clone();
  }

  /**
   * What a spike does to the membrane.
   *
   * @return the reset rule
   */
  public Reset reset() {
    return reset;
  }

  private static int[] expand(String name, int[] values, int neurons, int low, int high) {
    if (neurons < 1) {
      throw new IllegalArgumentException(
          "population of " + neurons + " neurons; must be at least 1");
    }
    if (values.length != 1 && values.length != neurons) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values; must be 1 or " + neurons);
    }
    for (int value : values) {
      if (value < low || value > high) {
        throw new IllegalArgumentException(
            name + " is " + value + "; must be " + low + " to " + high);
      }
    }
    if (values.length == neurons) {
      return values.clone();
    }
    int[] expanded = new int[neurons];
    Arrays.fill(expanded, values[0]);
    return expanded;
  }
}
