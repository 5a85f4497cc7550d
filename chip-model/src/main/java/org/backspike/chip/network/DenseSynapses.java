package org.backspike.chip.network;

/** A weight from every source to every target. */
public final class DenseSynapses implements Synapses {
  private final int sources;
  private final int targets;
  private final WeightArray weights;

  /**
   * A matrix of weights.
   *
   * @param sources size of the source population
   * @param targets size of the target population
   * @param weights shape [sources][targets], row after row, so that the weights one spike delivers
   *     lie side by side
   * @throws IllegalArgumentException if the sizes do not give the number of weights
   */
  public DenseSynapses(int sources, int targets, WeightArray weights) {
    if (sources < 1 || targets < 1 || (long) sources * targets != weights.length()) {
      throw new IllegalArgumentException(
          weights.length() + " weights; must be " + sources + " x " + targets);
    }
    this.sources = sources;
    this.targets = targets;
    this.weights = weights;
  }

  @Override
  public int sources() {
    return sources;
  }

  @Override
  public int targets() {
    return targets;
  }

  @Override
  public WeightArray weights() {
    return weights;
  }
}
