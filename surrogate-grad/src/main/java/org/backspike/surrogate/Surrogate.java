package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * What stands for the derivative of the step function in a backward pass. The argument is the
 * distance of the membrane from its threshold, {@code x = u - threshold}.
 *
 * <p>Users may implement it: {@link #name} and {@link #derivative(double)} are enough. {@link
 * Surrogates} has the built-in ones by name.
 */
public interface Surrogate {
  /**
   * The name in files and on the command line.
   *
   * @return lower case with hyphens
   */
  String name();

  /**
   * The derivative in double precision.
   *
   * @param x distance from the threshold
   * @return h(x), finite for every finite x
   */
  double derivative(double x);

  /**
   * The derivative of a float distance, rounded once.
   *
   * @param x distance from the threshold
   * @return h(x), finite for every finite x
   */
  default float derivative(float x) {
    return (float) derivative((double) x);
  }

  /**
   * The function whose derivative this is: the spike of the smooth twin, in which finite
   * differences are meaningful. Unless overridden it is integrated numerically.
   *
   * @param x distance from the threshold
   * @return the primitive with value 1/2 at 0
   */
  default double primitive(double x) {
    return 0.5 + Quadrature.integral(this::derivative, 0, x);
  }

  /**
   * The derivative of the derivative, which the Hessian of the smooth twin needs. Unless overridden
   * it is a difference of fourth order.
   *
   * @param x distance from the threshold
   * @return h'(x)
   */
  default double curvature(double x) {
    double e = 1e-3;
    return (derivative(x - 2 * e)
            - 8 * derivative(x - e)
            + 8 * derivative(x + e)
            - derivative(x + 2 * e))
        / (12 * e);
  }

  /**
   * Where the derivative ends: it is exactly 0 for |x| at or above this.
   *
   * @return positive infinity where it never is
   */
  default double support() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * Derivatives of many neurons, in place.
   *
   * @param x distances from the threshold; replaced by derivatives
   * @param from first of them
   * @param to end
   */
  default void derive(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = derivative(x[i]);
    }
  }

  /**
   * The vector kernels of the built-in surrogates.
   *
   * @return one line for {@code --version}
   */
  static String kernels() {
    return Kernels.describe();
  }
}
