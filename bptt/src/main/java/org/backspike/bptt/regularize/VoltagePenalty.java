package org.backspike.bptt.regularize;

/**
 * A price on membranes that are far from where they work: factor times the mean over all of relu(u
 * - most)^2 + relu(least - u)^2.
 *
 * @param factor above 0
 * @param least membrane from which on nothing is paid
 * @param most membrane up to which nothing is paid, at least {@code least}
 */
public record VoltagePenalty(double factor, double least, double most) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public VoltagePenalty {
    if (!(factor > 0) || Double.isInfinite(factor) || !(least <= most)) {
      throw new IllegalArgumentException(
          "voltage penalty "
              + factor
              + " outside "
              + least
              + " to "
              + most
              + "; the factor must be above 0 and finite, the bounds ascend");
    }
  }

  /**
   * Evaluates the penalty.
   *
   * @param membranes of any shape; not modified
   * @param errors derivatives by the membranes, of the same shape; added to
   * @return the penalty
   */
  public double evaluate(double[] membranes, double[] errors) {
    double sum = 0;
    for (int at = 0; at < membranes.length; at++) {
      double outside = membranes[at] - Math.clamp(membranes[at], least, most);
      sum += outside * outside;
      errors[at] += 2 * factor * outside / membranes.length;
    }
    return factor * sum / membranes.length;
  }
}
