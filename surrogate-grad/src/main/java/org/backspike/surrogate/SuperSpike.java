package org.backspike.surrogate;

import org.backspike.surrogate.kernel.Kernels;

/**
 * h(x) = a / (1 + |x|)^2, primitive 1/2 + a x / (1 + |x|). Source: the formula that spikingjelly
 * names SuperSpike (its release 0.0.0.0.15 computes another one). Usual height 1.
 *
 * @param height a, above 0
 */
public record SuperSpike(double height) implements Surrogate {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public SuperSpike {
    Surrogates.requirePositive("height", height);
  }

  @Override
  public String name() {
    return "superspike";
  }

  @Override
  public double derivative(double x) {
    double d = 1 + Math.abs(x);
    return height / (d * d);
  }

  @Override
  public double primitive(double x) {
    return 0.5 + height * x / (1 + Math.abs(x));
  }

  @Override
  public void derive(float[] x, int from, int to) {
    Kernels.surrogates().fastSigmoid(x, from, to, 1f, (float) height);
  }
}
