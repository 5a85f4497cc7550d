package org.backspike.chip.network;

/** Single synapses. */
public final class SparseSynapses implements Synapses {
  private final SparseRows rows;
  private final int targets;

  /**
   * Synapses in rows.
   *
   * @param rows one row per source
   * @param targets size of the target population
   * @throws IllegalArgumentException if a target or a delay is out of range
   */
  public SparseSynapses(SparseRows rows, int targets) {
    for (int target : rows.targets()) {
      if (target < 0 || target >= targets) {
        throw new IllegalArgumentException(
            "synapse to neuron " + target + "; must be 0 to " + (targets - 1));
      }
    }
    for (byte delay : rows.delays()) {
      if (delay < 0 || delay > Delivery.MAX_DELAY) {
        throw new IllegalArgumentException(
            "delay " + delay + "; must be 0 to " + Delivery.MAX_DELAY);
      }
    }
    this.rows = rows;
    this.targets = targets;
  }

  @Override
  public int sources() {
    return rows.sources();
  }

  @Override
  public int targets() {
    return targets;
  }

  @Override
  public WeightArray weights() {
    return rows.weights();
  }

  /**
   * The synapses.
   *
   * @return one row per source
   */
  public SparseRows rows() {
    return rows;
  }
}
