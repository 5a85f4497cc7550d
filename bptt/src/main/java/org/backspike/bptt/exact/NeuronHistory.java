package org.backspike.bptt.exact;

/**
 * What one neuron did, step by step, shape [steps] each: the carried membrane and the current
 * before and in each step, in the letters of {@link org.backspike.snn.Convention}.
 */
final class NeuronHistory {
  final double[] u;
  final double[] v;
  final double[] j;
  final double[] s;
  final double[] r;
  final double[] d;

  NeuronHistory(int steps) {
    u = new double[steps];
    v = new double[steps];
    j = new double[steps];
    s = new double[steps];
    r = new double[steps];
    d = new double[steps];
  }
}
