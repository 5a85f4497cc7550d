package org.backspike.snn.batch;

import java.util.Arrays;

/**
 * What one population carries: in single precision all membranes, then all synaptic currents; in
 * double precision the states of one neuron after the other, its membrane first; and the outputs of
 * its last steps that are still on their way, spikes as bits (step by step, neuron by neuron) or
 * the values of a relay.
 */
final class Carried {
  final float[] single;
  final double[] twice;
  final int[] spikes;
  final float[] values;
  final int lag;
  private final int states;
  private final double rest;

  private Carried(
      float[] single,
      double[] twice,
      int states,
      int spikingNeurons,
      int values,
      int lag,
      double rest) {
    this.single = single;
    this.twice = twice;
    this.spikes = new int[Math.ceilDiv(Math.multiplyExact(spikingNeurons, lag), 32)];
    this.values = new float[Math.multiplyExact(values, lag)];
    this.lag = lag;
    this.states = states;
    this.rest = rest;
  }

  static Carried inFloat(int stride, int spikingNeurons, int lag, float rest) {
    return new Carried(new float[2 * stride], new double[0], 1, spikingNeurons, 0, lag, rest);
  }

  static Carried inDouble(int neurons, int states, int lag, double rest) {
    return new Carried(new float[0], new double[states * neurons], states, neurons, 0, lag, rest);
  }

  static Carried ofRelay(int stride, int lag) {
    return new Carried(new float[0], new double[0], 1, 0, stride, lag, 0);
  }

  void rest() {
    Arrays.fill(single, 0, single.length / 2, (float) rest);
    Arrays.fill(single, single.length / 2, single.length, 0);
    Arrays.fill(twice, 0);
    for (int neuron = 0; neuron < twice.length; neuron += states) {
      twice[neuron] = rest;
    }
    Arrays.fill(spikes, 0);
    Arrays.fill(values, 0);
  }

  void copy(Carried other) {
    System.arraycopy(other.single, 0, single, 0, single.length);
    System.arraycopy(other.twice, 0, twice, 0, twice.length);
    System.arraycopy(other.spikes, 0, spikes, 0, spikes.length);
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  long bytes() {
    return 4L * single.length + 8L * twice.length + 4L * spikes.length + 4L * values.length;
  }
}
