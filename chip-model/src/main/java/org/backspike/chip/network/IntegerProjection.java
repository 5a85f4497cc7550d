package org.backspike.chip.network;

/**
 * Integer weights between two populations, pre-major: the weight from source {@code j} to target
 * {@code i} is {@code weights[j * targets + i]}, so that the weights one spike delivers lie side by
 * side.
 *
 * <p>An event of step t reaches the target at step t + 1 + delay, recurrent projections included.
 * It adds {@code weight * payload * 2^(align + exponent)} to the drive of the target.
 */
public final class IntegerProjection {
  /** The longest synaptic delay in steps. */
  public static final int MAX_DELAY = 62;

  private final String from;
  private final String to;
  private final int sources;
  private final int targets;
  private final byte[] weights;
  private final int exponent;
  private final int delay;

  /**
   * A dense projection.
   *
   * @param from name of the source population
   * @param to name of the target population
   * @param sources size of the source population
   * @param targets size of the target population
   * @param weights shape [sources][targets], row after row; kept, not copied
   * @param exponent power of two on every weight, -8 to 7
   * @param delay extra steps, 0 to {@link #MAX_DELAY}
   * @throws IllegalArgumentException if a size or a number is out of range
   */
  public IntegerProjection(
      String from, String to, int sources, int targets, byte[] weights, int exponent, int delay) {
    if (sources < 1 || targets < 1 || (long) sources * targets != weights.length) {
      throw new IllegalArgumentException(
          from
              + " -> "
              + to
              + ": "
              + weights.length
              + " weights; must be "
              + sources
              + " x "
              + targets);
    }
    if (exponent < -8 || exponent > 7) {
      throw new IllegalArgumentException(
          from + " -> " + to + ": weight exponent " + exponent + "; must be -8 to 7");
    }
    if (delay < 0 || delay > MAX_DELAY) {
      throw new IllegalArgumentException(
          from + " -> " + to + ": delay " + delay + "; must be 0 to " + MAX_DELAY);
    }
    this.from = from;
    this.to = to;
    this.sources = sources;
    this.targets = targets;
    this.weights = weights;
    this.exponent = exponent;
    this.delay = delay;
  }

  /**
   * Source population.
   *
   * @return its name
   */
  public String from() {
    return from;
  }

  /**
   * Target population.
   *
   * @return its name
   */
  public String to() {
    return to;
  }

  /**
   * Size of the source population.
   *
   * @return at least 1
   */
  public int sources() {
    return sources;
  }

  /**
   * Size of the target population.
   *
   * @return at least 1
   */
  public int targets() {
    return targets;
  }

  /**
   * The weights, pre-major.
   *
   * @return the live array, shape [sources][targets]
   */
  public byte[] weights() {
    return weights;
  }

  /**
   * One weight.
   *
   * @param source source neuron, from 0
   * @param target target neuron, from 0
   * @return the stored integer
   */
  public int weight(int source, int target) {
    return weights[source * targets + target];
  }

  /**
   * Power of two on every weight.
   *
   * @return -8 to 7
   */
  public int exponent() {
    return exponent;
  }

  /**
   * Steps beyond the one that every connection takes.
   *
   * @return 0 to {@link #MAX_DELAY}
   */
  public int delay() {
    return delay;
  }
}
