package org.backspike.bptt.kernel;

/** The specification. */
final class ScalarAdamUpdate implements AdamUpdate {
  @Override
  public void update(Numbers n, float[] w, float[] g, float[] m, float[] v, int from, int to) {
    for (int i = from; i < to; i++) {
      m[i] = n.beta1() * m[i] + (1 - n.beta1()) * g[i];
      v[i] = n.beta2() * v[i] + (1 - n.beta2()) * (g[i] * g[i]);
      float denominator = (float) Math.sqrt(v[i]) / n.rootC2() + n.epsilon();
      w[i] = n.keep() * w[i] - n.rate() * (m[i] / n.c1()) / denominator;
    }
  }
}
