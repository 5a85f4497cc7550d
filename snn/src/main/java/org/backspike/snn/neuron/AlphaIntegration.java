package org.backspike.snn.neuron;

import org.backspike.snn.Scope;

/** An excitation and an inhibition, as in {@link org.backspike.snn.Synapse#ALPHA}. */
record AlphaIntegration(NeuronNumbers numbers, Scope scope) implements Integration {
  @Override
  public double integrate(NeuronHistory history, int t, double current, Before before) {
    double c = numbers.alphaScale();
    double ofState = scope == Scope.STATE ? before.cut() : 1;
    double ofTotal = (scope == Scope.STATE ? 1 : before.cut()) * (1 - before.held());
    double e = t == 0 ? 0 : ofState * history.excitation[t - 1];
    double i = t == 0 ? 0 : ofState * history.inhibition[t - 1];
    double subtracted = (1 - before.held()) * before.subtracted() / c;
    history.excitationBefore[t] = ofTotal * (numbers.synapticDecay() * e + current) - subtracted;
    history.inhibitionBefore[t] = ofTotal * (numbers.keep() * i - current);
    return c * (history.excitationBefore[t] + history.inhibitionBefore[t]);
  }

  @Override
  public double reset(NeuronHistory history, int t, double u, double subtracted, double cleared) {
    double c = numbers.alphaScale();
    double kept = 1 - cleared;
    history.excitation[t] = kept * history.excitationBefore[t] - subtracted / c;
    history.inhibition[t] = kept * history.inhibitionBefore[t];
    return c * (history.excitation[t] + history.inhibition[t]);
  }
}
