package org.backspike.snn.encode;

/** Ranges that numbers of encoders share. */
final class Ranges {
  private Ranges() {}

  static void requireSteps(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(steps + " steps; must be at least 1");
    }
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " " + value + "; must be above 0 and finite");
    }
  }

  static void requireNotNegative(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " " + value + "; must be at least 0 and finite");
    }
  }

  static void requireFirst(int first, int steps) {
    if (first < 0 || first >= steps) {
      throw new IllegalArgumentException(
          "first spike at step " + first + "; must be 0 to " + (steps - 1));
    }
  }

  /** A threshold under the values of a latency code. */
  static void requireThreshold(double threshold) {
    if (!(threshold > 0 && threshold < 1)) {
      throw new IllegalArgumentException(
          "threshold " + threshold + "; must be above 0 and below 1");
    }
  }
}
