package org.backspike.surrogate;

import java.util.function.DoubleUnaryOperator;

/** Adaptive Simpson quadrature, for surrogates without a primitive of their own. */
final class Quadrature {
  private static final double TOLERANCE = 1e-12;
  private static final int DEEPEST = 40;

  private Quadrature() {}

  static double integral(DoubleUnaryOperator f, double a, double b) {
    double m = (a + b) / 2;
    double fa = f.applyAsDouble(a);
    double fm = f.applyAsDouble(m);
    double fb = f.applyAsDouble(b);
    return refine(f, a, b, fa, fm, fb, (b - a) / 6 * (fa + 4 * fm + fb), DEEPEST);
  }

  private static double refine(
      DoubleUnaryOperator f,
      double a,
      double b,
      double fa,
      double fm,
      double fb,
      double whole,
      int depth) {
    double m = (a + b) / 2;
    double fl = f.applyAsDouble((a + m) / 2);
    double fr = f.applyAsDouble((m + b) / 2);
    double left = (m - a) / 6 * (fa + 4 * fl + fm);
    double right = (b - m) / 6 * (fm + 4 * fr + fb);
    double error = left + right - whole;
    if (depth == 0 || Math.abs(error) < 15 * TOLERANCE) {
      return left + right + error / 15;
    }
    return refine(f, a, m, fa, fl, fm, left, depth - 1)
        + refine(f, m, b, fm, fr, fb, right, depth - 1);
  }
}
