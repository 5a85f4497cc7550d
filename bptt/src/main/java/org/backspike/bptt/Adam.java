package org.backspike.bptt;

import java.util.List;

/**
 * Adam with epsilon outside the root, added after the bias correction. Source: Kingma and Ba, ICLR
 * 2015, algorithm 1.
 */
final class Adam extends ElementwiseOptimizer {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  Adam(Parameters parameters) {
    super(parameters, 2);
  }

  @Override
  void update(float[] w, float[] g, double rate, List<double[]> moment) {
    double[] m = moment.get(0);
    double[] v = moment.get(1);
    double first = rate / (1 - StrictMath.pow(BETA_1, (double) steps()));
    double second = 1 / StrictMath.sqrt(1 - StrictMath.pow(BETA_2, (double) steps()));
    for (int i = 0; i < w.length; i++) {
      m[i] = BETA_1 * m[i] + (1 - BETA_1) * g[i];
      v[i] = BETA_2 * v[i] + (1 - BETA_2) * g[i] * g[i];
      w[i] = (float) (w[i] - first * m[i] / (Math.sqrt(v[i]) * second + EPSILON));
    }
  }
}
