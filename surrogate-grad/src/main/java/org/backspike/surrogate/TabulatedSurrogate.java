package org.backspike.surrogate;

import java.util.Arrays;

/**
 * A surrogate drawn by hand: points (x, h) joined by straight lines, exactly 0 from the first point
 * down and from the last one up. Values may be negative. The primitive is piecewise quadratic.
 */
public final class TabulatedSurrogate implements Surrogate {
  /** Most points of a table. */
  public static final int MOST_POINTS = 1000;

  /** Largest magnitude of a number: sums and products stay finite in double and float. */
  public static final double LARGEST = 1e9;

  private final double[] x;
  private final double[] h;
  private final double[] area;
  private final double areaBelowThreshold;

  /**
   * A table.
   *
   * @param x distances from the threshold, strictly ascending, shape [points], 2 to {@value
   *     #MOST_POINTS} of them; not modified
   * @param h derivatives there, shape [points]; not modified
   * @throws IllegalArgumentException if the lengths differ or are out of range, a number is not
   *     finite or beyond {@link #LARGEST}, distances do not ascend, or all derivatives are 0
   */
  public TabulatedSurrogate(double[] x, double[] h) {
    if (x.length != h.length || x.length < 2 || x.length > MOST_POINTS) {
      throw new IllegalArgumentException(
          x.length
              + " distances, "
              + h.length
              + " derivatives; must be as many, 2 to "
              + MOST_POINTS);
    }
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]) <= LARGEST && Math.abs(h[i]) <= LARGEST)) {
        throw new IllegalArgumentException(
            "point " + (i + 1) + ": " + x[i] + ", " + h[i] + "; must be within " + LARGEST);
      }
      if (i > 0 && x[i] <= x[i - 1]) {
        throw new IllegalArgumentException(
            "point " + (i + 1) + ": x " + x[i] + " after " + x[i - 1] + "; must ascend");
      }
    }
    if (Arrays.stream(h).allMatch(each -> each == 0)) {
      throw new IllegalArgumentException("all derivatives are 0; one must not be");
    }
    this.x = x.clone();
    this.h = h.clone();
    area = new double[x.length];
    for (int i = 1; i < x.length; i++) {
      area[i] = area[i - 1] + (x[i] - x[i - 1]) * (h[i] + h[i - 1]) / 2;
    }
    areaBelowThreshold = areaBelow(0);
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public double derivative(double distance) {
    if (!(distance > x[0] && distance < x[x.length - 1])) {
      return 0;
    }
    return on(segment(distance), distance);
  }

  /** The segment of a distance inside the table. */
  private int segment(double distance) {
    int place = Arrays.binarySearch(x, distance);
    return Math.min(place < 0 ? -place - 2 : place, x.length - 2);
  }

  private double on(int i, double distance) {
    return h[i] + (h[i + 1] - h[i]) * ((distance - x[i]) / (x[i + 1] - x[i]));
  }

  @Override
  public double primitive(double distance) {
    return 0.5 + areaBelow(distance) - areaBelowThreshold;
  }

  private double areaBelow(double distance) {
    double inside = Math.clamp(distance, x[0], x[x.length - 1]);
    int i = segment(inside);
    return area[i] + (inside - x[i]) * (h[i] + on(i, inside)) / 2;
  }

  /** A float, so that nobody who compares in float cuts the table short. */
  @Override
  public double support() {
    double end = Math.max(Math.abs(x[0]), Math.abs(x[x.length - 1]));
    float rounded = (float) end;
    return rounded < end ? Math.nextUp(rounded) : rounded;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TabulatedSurrogate table
        && Arrays.equals(x, table.x)
        && Arrays.equals(h, table.h);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(x) + Arrays.hashCode(h);
  }

  /** All points: a training that is resumed compares them. */
  @Override
  public String toString() {
    StringBuilder points = new StringBuilder("table");
    for (int i = 0; i < x.length; i++) {
      points.append(i == 0 ? " " : "; ").append(x[i]).append(' ').append(h[i]);
    }
    return points.toString();
  }
}
