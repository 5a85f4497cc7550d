package org.backspike.host.check;

import java.util.List;

/**
 * The definition of our own datapath, once more: one neuron after the other, one synapse after the
 * other, plain arithmetic on 64 bits, nothing of the product.
 *
 * <pre>
 * acc = sum over arriving events of w * payload
 * x   = sat24(sum over projections of acc * 2^(6 + e), floored)
 * u   = K == 1 ? sat24(tz(u, 4096 - du) + x) : x
 * v1  = sat24(tz(v, 4096 - dv) + u + bias), 0 while refractory
 * s   = v1 &gt; vth, then v = 0 or v1 - vth, and R steps until the next spike
 * </pre>
 *
 * <p>An event of step t arrives in step t + 1, or later by the delay of its synapse.
 */
final class BackspikeReference {
  private static final long LIMIT = 8_388_607;

  /**
   * Neurons; lists hold a number for each.
   *
   * @param currents K, 0 or 1
   * @param reset {@code zero} or {@code subtract}
   */
  record Neurons(
      int currents,
      List<Integer> du,
      List<Integer> dv,
      List<Integer> vth,
      List<Integer> bias,
      List<Integer> period,
      String reset) {
    int count() {
      return vth.size();
    }
  }

  /**
   * Synapses with one exponent.
   *
   * @param recurrent whether events come from the neurons themselves
   * @param weights shape [neurons][sources]
   * @param e exponent
   * @param delays further steps, shape [neurons][sources]; empty for none
   * @param messageBits 0: every event counts as 1
   */
  record Projection(
      boolean recurrent, List<int[]> weights, int e, List<int[]> delays, int messageBits) {}

  /** Currents after every step, shape [steps][neurons]. */
  final int[][] u;

  /** Membranes after the reset, shape [steps][neurons]. */
  final int[][] v;

  /** 1 for a spike, shape [steps][neurons]. */
  final int[][] s;

  /** Results that did not fit, shape [steps]. */
  final int[] saturated;

  private final Neurons neurons;
  private final List<Projection> projections;
  private final List<int[]> input;
  private final int[] refractory;

  private BackspikeReference(Neurons neurons, List<Projection> projections, List<int[]> input) {
    int steps = input.size();
    int n = neurons.count();
    this.neurons = neurons;
    this.projections = projections;
    this.input = input;
    u = new int[steps][n];
    v = new int[steps][n];
    s = new int[steps][n];
    saturated = new int[steps];
    refractory = new int[n];
  }

  /**
   * Runs neurons from rest.
   *
   * @param input payload that each source sends in each step, 0 for none
   */
  static BackspikeReference run(Neurons neurons, List<Projection> projections, List<int[]> input) {
    BackspikeReference reference = new BackspikeReference(neurons, projections, input);
    for (int t = 0; t < input.size(); t++) {
      for (int i = 0; i < neurons.count(); i++) {
        reference.step(t, i);
      }
    }
    return reference;
  }

  private void step(int t, int i) {
    long x = saturated(drive(t, i), t);
    long current = x;
    if (neurons.currents == 1) {
      long before = t == 0 ? 0 : u[t - 1][i];
      current = saturated(kept(before, neurons.du.get(i)) + x, t);
    }
    long before = t == 0 ? 0 : v[t - 1][i];
    long membrane = saturated(kept(before, neurons.dv.get(i)) + current + neurons.bias.get(i), t);
    if (refractory[i] > 0) {
      membrane = 0;
    }
    int threshold = neurons.vth.get(i);
    if (membrane > threshold) {
      membrane = neurons.reset.equals("zero") ? 0 : membrane - threshold;
      s[t][i] = 1;
      refractory[i] = neurons.period.get(i);
    }
    refractory[i] = Math.max(0, refractory[i] - 1);
    u[t][i] = Math.toIntExact(current);
    v[t][i] = Math.toIntExact(membrane);
  }

  private long drive(int t, int i) {
    long sum = 0;
    for (Projection p : projections) {
      long acc = 0;
      int[] weights = p.weights.get(i);
      for (int j = 0; j < weights.length; j++) {
        int sent = t - 1 - (p.delays.isEmpty() ? 0 : p.delays.get(i)[j]);
        if (sent >= 0) {
          int payload = p.recurrent ? s[sent][j] : input.get(sent)[j];
          acc += (long) weights[j] * (p.messageBits == 0 ? Integer.signum(payload) : payload);
        }
      }
      sum += p.e >= -6 ? acc * (1L << (6 + p.e)) : Math.floorDiv(acc, 1L << (-6 - p.e));
    }
    return sum;
  }

  /** Division of Java rounds toward zero, as the decay does. */
  private static long kept(long x, int decay) {
    return x * (4096 - decay) / 4096;
  }

  private long saturated(long x, int t) {
    if (Math.abs(x) > LIMIT) {
      saturated[t]++;
      return Long.signum(x) * LIMIT;
    }
    return x;
  }
}
