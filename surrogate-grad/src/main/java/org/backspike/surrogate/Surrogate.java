package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * What stands for the derivative of the step function in a backward pass. The argument is the
 * distance of the membrane from its threshold, {@code x = u - threshold}, even derivatives only.
 *
 * <p>Users may implement it; {@link Surrogates} has the built-in ones by name.
 */
public interface Surrogate {
  /**
   * The name in files and on the command line.
   *
   * @return lower case with hyphens
   */
  String name();

  /**
   * The derivative.
   *
   * @param x distance from the threshold
   * @return h(x), at least 0, finite for every finite x
   */
  float derivative(float x);

  /**
   * The derivative in double precision.
   *
   * @param x distance from the threshold
   * @return h(x), at least 0, finite for every finite x
   */
  double derivative(double x);

  /**
   * The function whose derivative this is: the spike of the smooth twin, in which finite
   * differences are meaningful.
   *
   * @param x distance from the threshold
   * @return the primitive with value 1/2 at 0
   */
  double primitive(double x);

  /**
   * Where the derivative ends: it is exactly 0 for |x| at or above this.
   *
   * @return positive infinity where it never is
   */
  double support();

  /**
   * Derivatives of a population.
   *
   * @param membrane membranes before the reset; not modified
   * @param offset first membrane in the array
   * @param threshold the common threshold
   * @param derivatives receives h(u - threshold), shape [neurons]; its length is their number
   */
  default void derivatives(float[] membrane, int offset, float threshold, float[] derivatives) {
    for (int i = 0; i < derivatives.length; i++) {
      derivatives[i] = derivative(membrane[offset + i] - threshold);
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
