package org.backspike.surrogate;

/**
 * h(x) = +c below the threshold, -c from it on, with c the threshold: what snnTorch 0.9.4 computes
 * under the name triangular. Its sign flips at the spike; for parity only. Primitive 1/2 - c|x|.
 *
 * @param threshold c, above 0
 */
public record SnntorchTriangular(double threshold) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SnntorchTriangular {
    Surrogates.requirePositive("threshold", threshold);
  }

  @Override
  public String name() {
    return "snntorch-triangular";
  }

  @Override
  public double derivative(double x) {
    return x < 0 ? threshold : -threshold;
  }

  @Override
  public double primitive(double x) {
    return 0.5 - threshold * Math.abs(x);
  }
}
