package org.backspike.bptt;

import java.util.List;

/** {@code b = mu b + g; w -= rate b}, first step b = g. */
final class Momentum extends ElementwiseOptimizer {
  private final double mu;

  Momentum(Parameters parameters, double mu) {
    super(parameters, 1);
    this.mu = mu;
  }

  @Override
  void update(float[] w, float[] g, double rate, List<double[]> moment) {
    double[] b = moment.getFirst();
    for (int i = 0; i < w.length; i++) {
      b[i] = mu * b[i] + g[i];
      w[i] = (float) (w[i] - rate * b[i]);
    }
  }
}
