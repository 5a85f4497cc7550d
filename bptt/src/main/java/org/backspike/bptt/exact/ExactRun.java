package org.backspike.bptt.exact;

import org.backspike.snn.neuron.NeuronHistory;

/** What a network did in a batch, in double precision. */
public final class ExactRun {
  private final double[][][] outputs;
  private final double[][][] membranes;
  private final NeuronHistory[][][] histories;

  ExactRun(int populations, int samples) {
    outputs = new double[populations][samples][];
    membranes = new double[populations][samples][];
    histories = new NeuronHistory[populations][samples][];
  }

  /**
   * What a population put out: spikes, or values of an input or a relay.
   *
   * @param population its index
   * @param sample from 0
   * @return the live array, shape [steps][neurons]
   */
  public double[] outputs(int population, int sample) {
    return outputs[population][sample];
  }

  /**
   * Recorded membranes, before or after the reset as the convention says.
   *
   * @param population its index, not of an input
   * @param sample from 0
   * @return the live array, shape [steps][neurons]
   */
  public double[] membranes(int population, int sample) {
    return membranes[population][sample];
  }

  /**
   * Number of samples.
   *
   * @return at least 0
   */
  public int samples() {
    return outputs[0].length;
  }

  void setOutputs(int population, int sample, double[] values) {
    outputs[population][sample] = values;
  }

  void setMembranes(int population, int sample, double[] values) {
    membranes[population][sample] = values;
  }

  void setHistories(int population, int sample, NeuronHistory[] neurons) {
    histories[population][sample] = neurons;
  }

  /**
   * What the neurons of a population did.
   *
   * @param population its index, of neurons
   * @param sample from 0
   * @return shape [neurons]
   */
  public NeuronHistory[] histories(int population, int sample) {
    return histories[population][sample];
  }
}
