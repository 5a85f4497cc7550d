package org.backspike.snn.neuron;

import org.backspike.snn.Convention;
import org.backspike.snn.Scope;

/** A decaying current into a decaying membrane. */
record ExponentialIntegration(NeuronNumbers numbers, Convention convention) implements Integration {
  @Override
  public double integrate(NeuronHistory history, int t, double current, Before before) {
    double rest = convention.rest();
    double v = t == 0 ? rest : history.v[t - 1];
    double j = numbers.synapticDecay() * (t == 0 ? 0 : history.j[t - 1]) + current;
    double u =
        convention.scope() == Scope.STATE
            ? rest + numbers.keep() * (before.cut() * v - rest) + numbers.gain() * j
            : before.cut() * (rest + numbers.keep() * (v - rest) + numbers.gain() * j);
    u -= before.subtracted();
    u += before.held() * (rest - u);
    history.j[t] = j;
    return u;
  }

  @Override
  public double reset(NeuronHistory history, int t, double u, double subtracted, double cleared) {
    return (1 - cleared) * u + cleared * convention.resetValue() - subtracted;
  }
}
