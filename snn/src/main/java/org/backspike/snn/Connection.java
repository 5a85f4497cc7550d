package org.backspike.snn;

/**
 * A linear map from the neurons of one population to those of another: every synapse adds the
 * output of its source times one of the weights to the drive of its target. Synapses may share a
 * weight.
 */
public sealed interface Connection permits DenseWeights, Convolution, AveragePooling {
  /** Receives synapses one by one. */
  @FunctionalInterface
  interface SynapseVisitor {
    /**
     * A synapse.
     *
     * @param source neuron of the source population
     * @param target neuron of the target population
     * @param weight index into {@link Connection#values()}
     */
    void visit(int source, int target, int weight);
  }

  /**
   * What it is, for messages.
   *
   * @return one or two words
   */
  String kind();

  /**
   * Size of the source population.
   *
   * @return at least 1
   */
  int sources();

  /**
   * Size of the target population.
   *
   * @return at least 1
   */
  int targets();

  /**
   * The weights.
   *
   * @return the live array
   */
  float[] values();

  /**
   * The same synapses with other weights.
   *
   * @param weights of the same length; kept, not copied
   * @return the connection
   * @throws IllegalArgumentException if the length is another
   */
  Connection with(float[] weights);

  /**
   * Whether the weights are parameters.
   *
   * @return false for a fixed map
   */
  boolean isLearned();

  /**
   * Visits every synapse.
   *
   * @param visitor told of each, ordered by source
   */
  void forEach(SynapseVisitor visitor);
}
