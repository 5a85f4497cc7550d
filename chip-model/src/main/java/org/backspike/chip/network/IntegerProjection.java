package org.backspike.chip.network;

import java.util.Optional;

/**
 * Synapses between two populations.
 *
 * <p>An event of step t acts on the target at step t + latency + delay, recurrent projections
 * included. It adds {@code weight * payload * 2^(align + exponent)} to the input of the target.
 *
 * @param from name of the source population
 * @param to name of the target population
 * @param synapses which neurons are joined, by which weights
 * @param coding how the weights are coded
 * @param delivery how events reach the target
 * @param plasticity how the weights change while the network runs
 */
public record IntegerProjection(
    String from,
    String to,
    Synapses synapses,
    Coding coding,
    Delivery delivery,
    Optional<Plasticity> plasticity) {

  /**
   * A dense projection of bytes whose weights stay.
   *
   * @param from name of the source population
   * @param to name of the target population
   * @param sources size of the source population
   * @param targets size of the target population
   * @param weights shape [sources][targets], row after row; kept, not copied
   * @param exponent power of two on every weight
   * @param delivery how events reach the target
   * @return the projection
   * @throws IllegalArgumentException if the sizes do not give the number of weights
   */
  public static IntegerProjection dense(
      String from,
      String to,
      int sources,
      int targets,
      byte[] weights,
      int exponent,
      Delivery delivery) {
    return new IntegerProjection(
        from,
        to,
        new DenseSynapses(sources, targets, WeightArray.of(weights)),
        Coding.mixed(Byte.SIZE, exponent),
        delivery,
        Optional.empty());
  }

  /**
   * Size of the source population.
   *
   * @return at least 1
   */
  public int sources() {
    return synapses.sources();
  }

  /**
   * Size of the target population.
   *
   * @return at least 1
   */
  public int targets() {
    return synapses.targets();
  }

  /**
   * Power of two of the weights.
   *
   * @return as coded
   */
  public int exponent() {
    return coding.exponent();
  }

  /**
   * Whether it joins a population with itself.
   *
   * @return true if it does
   */
  public boolean isRecurrent() {
    return from.equals(to);
  }

  /**
   * Both ends, for messages.
   *
   * @return {@code from -> to}
   */
  public String name() {
    return from + " -> " + to;
  }
}
