package org.backspike.surrogate;

/**
 * h(x) = 1, primitive 1/2 + x. Source: Bengio, Leonard and Courville, arXiv 1308.3432; snnTorch
 * straight_through_estimator.
 */
public record StraightThrough() implements Surrogate {
  @Override
  public String name() {
    return "straight-through";
  }

  @Override
  public double derivative(double x) {
    return 1;
  }

  @Override
  public double primitive(double x) {
    return 0.5 + x;
  }
}
