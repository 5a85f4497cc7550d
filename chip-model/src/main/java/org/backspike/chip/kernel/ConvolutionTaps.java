package org.backspike.chip.kernel;

import org.backspike.chip.network.WeightArray;

/**
 * A convolution unrolled as far as its geometry goes: which output positions an input position
 * reaches, and by which tap of the kernel. Weights stay shared.
 *
 * <p>Weight (group, tap, input channel, output channel) of a group lies at {@code ((group * taps +
 * tap) * groupInputs + input) * groupOutputs + output}, so that the outputs of one event lie side
 * by side.
 */
public final class ConvolutionTaps {
  /** Channels of the input. */
  final int inputs;

  /** Input channels of a group. */
  final int groupInputs;

  /** Output channels of a group. */
  final int groupOutputs;

  /** Taps of the kernel. */
  final int taps;

  /** Distance of two output channels of one position. */
  final int outputStride;

  /** Input position of an input neuron, and its channel: shape [2][input neurons]. */
  final int[] positionOf;

  /** Channel of an input neuron. */
  final int[] channelOf;

  /** Where the taps of each input position begin, shape [positions + 1]. */
  final int[] starts;

  /** Tap of the kernel. */
  final int[] tap;

  /** First output neuron of the position it reaches. */
  final int[] output;

  /** The shared weights. */
  final WeightArray weights;

  /**
   * Taps.
   *
   * @param inputs channels of the input
   * @param groupInputs input channels of a group
   * @param groupOutputs output channels of a group
   * @param taps taps of the kernel
   * @param outputStride distance of two output channels of one position
   * @param positionOf position of each input neuron
   * @param channelOf channel of each input neuron
   * @param starts where the taps of each position begin, shape [positions + 1]
   * @param tap taps by position
   * @param output for each of them the first output neuron of the position it reaches
   * @param weights the shared weights, in the order of this class
   */
  public ConvolutionTaps(
      int inputs,
      int groupInputs,
      int groupOutputs,
      int taps,
      int outputStride,
      int[] positionOf,
      int[] channelOf,
      int[] starts,
      int[] tap,
      int[] output,
      WeightArray weights) {
    this.inputs = inputs;
    this.groupInputs = groupInputs;
    this.groupOutputs = groupOutputs;
    this.taps = taps;
    this.outputStride = outputStride;
    this.positionOf = positionOf;
    this.channelOf = channelOf;
    this.starts = starts;
    this.tap = tap;
    this.output = output;
    this.weights = weights;
  }

  /**
   * Number of input neurons.
   *
   * @return at least 1
   */
  public int sources() {
    return positionOf.length;
  }

  /**
   * The shared weights.
   *
   * @return in the order of this class
   */
  public WeightArray weights() {
    return weights;
  }

  /**
   * Synapses of an input neuron.
   *
   * @param source the neuron
   * @return how many weights its spike delivers
   */
  public int fanOut(int source) {
    int position = positionOf[source];
    return (starts[position + 1] - starts[position]) * groupOutputs;
  }

  /** First weight of a tap for an input channel. */
  int weightAt(int tapOfKernel, int channel) {
    int group = channel / groupInputs;
    return ((group * taps + tapOfKernel) * groupInputs + channel % groupInputs) * groupOutputs;
  }

  /** First output of the group of an input channel, from that of a position. */
  int outputAt(int firstOutput, int channel) {
    return firstOutput + channel / groupInputs * groupOutputs * outputStride;
  }

  /** What a synapse is told to. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Called for every synapse of a source.
     *
     * @param target output neuron
     * @param weight its weight
     */
    void synapse(int target, int weight);
  }

  /**
   * Walks the synapses of an input neuron.
   *
   * @param source the neuron
   * @param visitor told of each, tap by tap
   */
  public void visit(int source, Visitor visitor) {
    int channel = channelOf[source];
    for (int t = starts[positionOf[source]]; t < starts[positionOf[source] + 1]; t++) {
      int w = weightAt(tap[t], channel);
      int out = outputAt(output[t], channel);
      for (int o = 0; o < groupOutputs; o++) {
        visitor.synapse(out + o * outputStride, weights.get(w + o));
      }
    }
  }
}
