package org.backspike.bptt.optimize;

/**
 * What is done to the gradient of a batch before the step, in this order: the derivative of {@code
 * weightL1} times the sum of |w| over the weights of the projections is added, every element is cut
 * to {@code -value..value}, and all are scaled by {@code min(1, norm / (|g| + 1e-6))}, where |g| is
 * the root of the sum of squares over all parameters.
 *
 * <p>Source: PyTorch, {@code clip_grad_value_} and {@code clip_grad_norm_}.
 *
 * @param value largest size of an element, above 0; infinite for no limit
 * @param norm largest norm, above 0; infinite for no limit
 * @param weightL1 at least 0
 */
public record GradientLimits(double value, double norm, double weightL1) {
  /** The gradient as it is. */
  public static final GradientLimits NONE =
      new GradientLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public GradientLimits {
    if (!(value > 0) || !(norm > 0)) {
      throw new IllegalArgumentException(
          "limits of the gradient " + value + " and " + norm + "; must be above 0");
    }
    if (!(weightL1 >= 0) || Double.isInfinite(weightL1)) {
      throw new IllegalArgumentException(
          "factor on the weights " + weightL1 + "; must be at least 0 and finite");
    }
  }
}
