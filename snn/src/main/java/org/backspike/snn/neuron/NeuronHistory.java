package org.backspike.snn.neuron;

/** What one neuron did, in the letters of {@link org.backspike.snn.Convention}. */
public final class NeuronHistory {
  final double[] u;
  final double[] v;
  final double[] j;
  final double[] s;
  final double[] r;
  final double[] d;

  /**
   * An empty history.
   *
   * @param steps number of steps, at least 1
   */
  public NeuronHistory(int steps) {
    u = new double[steps];
    v = new double[steps];
    j = new double[steps];
    s = new double[steps];
    r = new double[steps];
    d = new double[steps];
  }

  /**
   * The membrane before its own reset.
   *
   * @param t step
   * @return u
   */
  public double u(int t) {
    return u[t];
  }

  /**
   * The membrane that is carried on.
   *
   * @param t step
   * @return v
   */
  public double v(int t) {
    return v[t];
  }

  /**
   * The synaptic current.
   *
   * @param t step
   * @return j
   */
  public double j(int t) {
    return j[t];
  }

  /**
   * The spike.
   *
   * @param t step
   * @return s: 0 or 1, between them in the smooth twin
   */
  public double s(int t) {
    return s[t];
  }

  /**
   * Whether a late reset acts in this step.
   *
   * @param t step
   * @return r, 0 or 1
   */
  public double r(int t) {
    return r[t];
  }

  /**
   * The reset in the step of the spike.
   *
   * @param t step
   * @return d
   */
  public double d(int t) {
    return d[t];
  }
}
