package org.backspike.snn;

/**
 * Weights between two populations. A spike of step t is consumed at t + latency + delay.
 *
 * @param from source population
 * @param to target population
 * @param connection the linear map, dense or with shared weights
 * @param latency 0 for the same step, 1 for the next; at least 1 from a population to itself
 * @param delay extra steps, 0 to 62
 */
public record Projection(String from, String to, Connection connection, int latency, int delay) {
  /**
   * Checks latency and delay.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Projection {
    if (latency < 0 || latency > 1 || (from.equals(to) && latency == 0)) {
      throw new IllegalArgumentException(
          from
              + " -> "
              + to
              + ": latency "
              + latency
              + "; must be 0 or 1, and 1 from a population to itself");
    }
    if (delay < 0 || delay > 62) {
      throw new IllegalArgumentException(
          from + " -> " + to + ": delay " + delay + "; must be 0 to 62");
    }
  }

  /**
   * The full matrix of a dense projection.
   *
   * @return the connection
   * @throws IllegalArgumentException if the connection is not dense
   */
  public DenseWeights weights() {
    if (connection instanceof DenseWeights dense) {
      return dense;
    }
    throw new IllegalArgumentException(
        from
            + " -> "
            + to
            + ": "
            + connection.kind()
            + "; only a dense projection can be used here");
  }

  /**
   * Whether a population projects onto itself.
   *
   * @return true if source and target are the same
   */
  public boolean isRecurrent() {
    return from.equals(to);
  }

  /**
   * Steps from a spike to its consumption.
   *
   * @return latency plus delay
   */
  public int lag() {
    return latency + delay;
  }
}
