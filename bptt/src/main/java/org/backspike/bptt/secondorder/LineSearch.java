package org.backspike.bptt.secondorder;

/**
 * Finds a step that fulfils the strong Wolfe conditions: the value falls enough, the slope enough
 * toward 0.
 *
 * <p>Source: Nocedal and Wright, Numerical Optimization, 2nd edition, algorithms 3.5 and 3.6, with
 * bisection in place of interpolation.
 */
final class LineSearch {
  private static final double FALL = 1e-4;
  private static final double SLOPE = 0.9;
  private static final int MOST = 40;

  private final Objective objective;
  private final double[] start;
  private final double[] direction;
  private final double valueAtStart;
  private final double slopeAtStart;

  /** Where a search ended. */
  record Found(double step, double value) {}

  private final double[] point;
  private final double[] gradient;

  LineSearch(
      Objective objective,
      double[] start,
      double[] direction,
      double value,
      double[] startGradient) {
    this.objective = objective;
    this.start = start;
    this.direction = direction;
    this.valueAtStart = value;
    this.slopeAtStart = Vectors.dot(startGradient, direction);
    this.point = start.clone();
    this.gradient = startGradient.clone();
  }

  /** Where it ended. */
  double[] point() {
    return point;
  }

  /** The gradient there. */
  double[] gradient() {
    return gradient;
  }

  private double evaluate(double step) {
    for (int i = 0; i < point.length; i++) {
      point[i] = start[i] + step * direction[i];
    }
    return objective.evaluate(point, gradient);
  }

  /**
   * Searches from a first step on.
   *
   * @return a step of 0 where nothing better was found
   */
  Found run(double first) {
    double low = 0;
    double valueAtLow = valueAtStart;
    double high = Double.POSITIVE_INFINITY;
    double step = first;
    for (int k = 0; k < MOST && slopeAtStart < 0; k++) {
      double value = evaluate(step);
      double slope = Vectors.dot(gradient, direction);
      boolean falls = value <= valueAtStart + FALL * step * slopeAtStart;
      if (!Double.isFinite(value) || !falls || (low > 0 && value >= valueAtLow)) {
        high = step;
      } else if (Math.abs(slope) <= -SLOPE * slopeAtStart) {
        return new Found(step, value);
      } else if (slope >= 0) {
        high = step;
      } else {
        low = step;
        valueAtLow = value;
      }
      step = Double.isInfinite(high) ? 2 * step : (low + high) / 2;
    }
    // the best that falls; the slope is as it is
    double value = evaluate(low);
    return new Found(low, value);
  }
}
