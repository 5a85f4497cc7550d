package org.backspike.chip.network;

/**
 * Random numbers supplied with a network, so that another implementation can draw the same.
 * Learning in 1-based step t uses index 2t of the traces; the weights use the number of the epoch.
 */
public final class RandomStreams {
  private final double[] preDecay;
  private final double[] postDecay;
  private final double[] weight;

  /**
   * Streams of numbers from 0 to 1.
   *
   * @param preDecay for the decay of presynaptic traces; kept
   * @param postDecay for the decay of postsynaptic traces; kept
   * @param weight for the rounding of weights; kept
   */
  public RandomStreams(double[] preDecay, double[] postDecay, double[] weight) {
    this.preDecay = preDecay;
    this.postDecay = postDecay;
    this.weight = weight;
  }

  /**
   * For the decay of presynaptic traces.
   *
   * @param step 1-based step
   * @return 0 to 1
   */
  public double preDecay(int step) {
    return at(preDecay, 2 * step, "x_decay");
  }

  /**
   * For the decay of postsynaptic traces.
   *
   * @param step 1-based step
   * @return 0 to 1
   */
  public double postDecay(int step) {
    return at(postDecay, 2 * step, "y_decay");
  }

  /**
   * For the rounding of weights.
   *
   * @param epoch 1-based epoch
   * @return 0 to 1
   */
  public double weight(int epoch) {
    return at(weight, epoch, "synvar");
  }

  /**
   * The numbers of a stream.
   *
   * @return copies, in the order presynaptic decay, postsynaptic decay, weights
   */
  public double[][] all() {
    return new double[][] {preDecay.clone(), postDecay.clone(), weight.clone()};
  }

  private static double at(double[] stream, int index, String name) {
    if (index >= stream.length) {
      throw new IllegalArgumentException(
          "random stream " + name + " has " + stream.length + " numbers; needs " + (index + 1));
    }
    return stream[index];
  }
}
