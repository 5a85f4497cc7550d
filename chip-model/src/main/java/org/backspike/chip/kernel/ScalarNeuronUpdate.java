package org.backspike.chip.kernel;

import org.backspike.chip.arith.FixedPoint;

/** The specification. */
final class ScalarNeuronUpdate implements NeuronUpdate {
  @Override
  public long fire(NeuronArrays a) {
    return fireFrom(0, 0, a);
  }

  @Override
  public long integrate(NeuronArrays a) {
    return integrateFrom(0, a);
  }

  static long fireFrom(int first, int firedBefore, NeuronArrays a) {
    int fired = firedBefore;
    long saturated = 0;
    for (int i = first; i < a.membrane.length; i++) {
      saturated += integrate(i, a);
      int v = a.refractory[i] > 0 ? 0 : a.beforeReset[i];
      int left = a.refractory[i];
      a.beforeReset[i] = v;
      if (v > a.threshold[i]) {
        a.fired[fired++] = i;
        v = a.remainder * (v - a.threshold[i]);
        left = a.period[i];
      }
      a.membrane[i] = v;
      a.refractory[i] = Math.max(0, left - 1);
    }
    return saturated << 32 | (fired - firedBefore);
  }

  static long integrateFrom(int first, NeuronArrays a) {
    long saturated = 0;
    for (int i = first; i < a.membrane.length; i++) {
      saturated += integrate(i, a);
      a.membrane[i] = a.beforeReset[i];
    }
    return saturated << 32;
  }

  private static int integrate(int i, NeuronArrays a) {
    long wideU = FixedPoint.decay(a.current[i], a.keepCurrent[i]) + a.drive[i];
    int u = (int) FixedPoint.saturate(wideU, a.limit);
    long wideV = FixedPoint.decay(a.membrane[i], a.keepMembrane[i]) + u + a.bias[i];
    int v = (int) FixedPoint.saturate(wideV, a.limit);
    a.current[i] = u;
    a.beforeReset[i] = v;
    return (u == wideU ? 0 : 1) + (v == wideV ? 0 : 1);
  }
}
