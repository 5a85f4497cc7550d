package org.backspike.chip.network;

/**
 * Events without a weight that reach every target: time references of chips whose neurons fade when
 * told to.
 *
 * @param sources size of the source population
 * @param targets size of the target population
 */
public record Broadcast(int sources, int targets) implements Synapses {
  private static final WeightArray NOTHING = WeightArray.of(new byte[0]);

  @Override
  public WeightArray weights() {
    return NOTHING;
  }
}
