package org.backspike.chip.network;

/** Single synapses in compressed rows, one row per source: what a spike of it delivers. */
public final class SparseRows {
  private final int[] starts;
  private final int[] targets;
  private final WeightArray weights;
  private final byte[] delays;

  /**
   * Synapses.
   *
   * @param starts where the row of each source begins, shape [sources + 1], ascending from 0; kept
   * @param targets target of every synapse; kept
   * @param weights weight of every synapse
   * @param delays extra steps of every synapse, 0 to 62; empty where all arrive together; kept
   * @throws IllegalArgumentException if the lengths disagree
   */
  public SparseRows(int[] starts, int[] targets, WeightArray weights, byte[] delays) {
    if (starts.length < 2
        || starts[starts.length - 1] != targets.length
        || weights.length() != targets.length
        || (delays.length != 0 && delays.length != targets.length)) {
      throw new IllegalArgumentException(
          targets.length
              + " targets, "
              + weights.length()
              + " weights, "
              + delays.length
              + " delays; must be equal, and the rows must end there");
    }
    this.starts = starts;
    this.targets = targets;
    this.weights = weights;
    this.delays = delays;
  }

  /**
   * Where rows begin.
   *
   * @return the live array, shape [sources + 1]
   */
  public int[] starts() {
    return starts;
  }

  /**
   * Targets.
   *
   * @return the live array, one per synapse
   */
  public int[] targets() {
    return targets;
  }

  /**
   * Weights.
   *
   * @return one per synapse
   */
  public WeightArray weights() {
    return weights;
  }

  /**
   * Delays.
   *
   * @return the live array, one per synapse; empty where all arrive together
   */
  public byte[] delays() {
    return delays;
  }

  /**
   * Number of sources.
   *
   * @return at least 1
   */
  public int sources() {
    return starts.length - 1;
  }

  /**
   * Number of synapses.
   *
   * @return at least 0
   */
  public int synapses() {
    return targets.length;
  }
}
