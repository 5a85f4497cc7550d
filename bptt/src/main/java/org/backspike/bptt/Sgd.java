package org.backspike.bptt;

import java.util.List;

/** {@code w -= rate g}. */
final class Sgd extends ElementwiseOptimizer {
  Sgd(Parameters parameters) {
    super(parameters, 0);
  }

  @Override
  void update(float[] w, float[] g, double rate, List<double[]> moment) {
    for (int i = 0; i < w.length; i++) {
      w[i] = (float) (w[i] - rate * g[i]);
    }
  }
}
