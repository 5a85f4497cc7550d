package org.backspike.surrogate;

/**
 * The normal distribution function in double precision: the series of erf for small arguments and
 * the continued fraction of erfc (Lentz) for large ones. Source: Abramowitz and Stegun 7.1.6 and
 * 7.1.14.
 */
final class NormalIntegral {
  private static final double SERIES_UP_TO = 2.5;
  private static final double TINY = 1e-300;

  private NormalIntegral() {}

  /** The mass below x of a normal distribution around 0. */
  static double below(double x, double deviation) {
    double y = x / (deviation * Math.sqrt(2));
    double upper = Math.abs(y) < SERIES_UP_TO ? 0.5 - erf(Math.abs(y)) / 2 : erfc(Math.abs(y)) / 2;
    return y < 0 ? upper : 1 - upper;
  }

  private static double erf(double y) {
    double term = y;
    double sum = y;
    for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= 2 * y * y / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-y * y) * sum;
  }

  private static double erfc(double y) {
    double f = y;
    double c = y;
    double d = 0;
    for (int n = 1; n < 200; n++) {
      double a = n / 2.0;
      d = 1 / Math.max(TINY, y + a * d);
      c = y + a / c;
      f *= c * d;
    }
    return Math.exp(-y * y) / (Math.sqrt(Math.PI) * f);
  }
}
