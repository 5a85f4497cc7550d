package org.backspike.snn.encode;

/** Features that are a signal over time, shape [steps][signals]. */
final class Series {
  private Series() {}

  /** Signals in so many features. */
  static int signals(int features, int steps) {
    if (features % steps != 0) {
      throw new IllegalArgumentException(
          features
              + " features are no series of "
              + steps
              + " steps; there must be as many in every step");
    }
    return features / steps;
  }
}
