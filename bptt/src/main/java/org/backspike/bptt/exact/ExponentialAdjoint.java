package org.backspike.bptt.exact;

import org.backspike.snn.Convention;
import org.backspike.snn.neuron.NeuronHistory;
import org.backspike.snn.neuron.NeuronNumbers;

/** Errors of a decaying membrane and, behind it, of a decaying current. */
final class ExponentialAdjoint implements IntegrationAdjoint {
  private final NeuronNumbers numbers;
  private final Convention convention;
  private double membrane;
  private double lambda;
  private double byKeep;
  private double byGain;

  ExponentialAdjoint(NeuronNumbers numbers, Convention convention) {
    this.numbers = numbers;
    this.convention = convention;
  }

  @Override
  public void record(double membraneError) {
    membrane += membraneError;
  }

  @Override
  public double subtracted() {
    return membrane;
  }

  @Override
  public double cleared(NeuronHistory history, int t) {
    return (convention.resetValue() - history.u(t)) * membrane;
  }

  @Override
  public void beforeReset(double kept, double membraneError, double free) {
    membrane = free * (kept * membrane + membraneError);
  }

  @Override
  public double drive(NeuronHistory history, int t, double ofState, double ofTotal) {
    double before = t == 0 ? convention.rest() : history.v(t - 1);
    byKeep += ofTotal * membrane * (ofState * before - convention.rest());
    byGain += ofTotal * membrane * history.j(t);
    lambda = ofTotal * numbers.gain() * membrane + numbers.synapticDecay() * lambda;
    membrane = ofState * ofTotal * numbers.keep() * membrane;
    return lambda;
  }

  @Override
  public double byKeep() {
    return byKeep;
  }

  @Override
  public double byGain() {
    return byGain;
  }
}
