package org.backspike.snn.batch;

/**
 * A projection by indices.
 *
 * @param projection its index in the network
 * @param from index of the source population
 * @param to index of the target population
 * @param lag steps from an output to its consumption
 */
public record Link(int projection, int from, int to, int lag) {
  /**
   * Whether a population projects onto itself.
   *
   * @return true if source and target are the same
   */
  public boolean isRecurrent() {
    return from == to;
  }
}
