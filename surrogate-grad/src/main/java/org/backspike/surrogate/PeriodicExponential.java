package org.backspike.surrogate;

/**
 * h(x) = exp(-a d) with d the distance of x from the nearest integer at or above -1/2: for neurons
 * that may spike several times per step and cross a multiple of their threshold each time. Below
 * -1/2 the first bump falls on. x is in units of the threshold. Source: rockpool
 * PeriodicExponential. Usual slope 2.
 *
 * @param slope a, above 0
 */
public record PeriodicExponential(double slope) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public PeriodicExponential {
    Surrogates.requirePositive("slope", slope);
  }

  @Override
  public String name() {
    return "periodic-exponential";
  }

  @Override
  public double derivative(double x) {
    return Math.exp(-slope * distance(x));
  }

  @Override
  public double primitive(double x) {
    double period = 2 * -Math.expm1(-slope / 2) / slope;
    double whole = Math.max(0, Math.rint(x));
    double from = x - whole;
    double part = Math.signum(from) * -Math.expm1(-slope * Math.abs(from)) / slope;
    return 0.5 + whole * period + part;
  }

  private static double distance(double x) {
    return Math.abs(x - Math.max(0, Math.rint(x)));
  }
}
