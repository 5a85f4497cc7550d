package org.backspike.bptt.exact;

import org.backspike.snn.neuron.NeuronHistory;
import org.backspike.snn.neuron.NeuronNumbers;

/** Errors of the excitation and the inhibition of an alpha synapse. */
final class AlphaAdjoint implements IntegrationAdjoint {
  private final NeuronNumbers numbers;
  private final double scale;
  private double excitation;
  private double inhibition;

  AlphaAdjoint(NeuronNumbers numbers) {
    this.numbers = numbers;
    this.scale = numbers.alphaScale();
  }

  @Override
  public void record(double membraneError) {
    excitation += scale * membraneError;
    inhibition += scale * membraneError;
  }

  @Override
  public double subtracted() {
    return excitation / scale;
  }

  @Override
  public double cleared(NeuronHistory history, int t) {
    return -history.excitation(t) * excitation - history.inhibition(t) * inhibition;
  }

  @Override
  public void beforeReset(double kept, double membraneError, double free) {
    excitation = free * (kept * excitation + scale * membraneError);
    inhibition = free * (kept * inhibition + scale * membraneError);
  }

  @Override
  public double drive(NeuronHistory history, int t, double ofState, double ofTotal) {
    double drive = ofTotal * (excitation - inhibition);
    excitation = ofState * ofTotal * numbers.synapticDecay() * excitation;
    inhibition = ofState * ofTotal * numbers.keep() * inhibition;
    return drive;
  }

  /** Not learned. */
  @Override
  public double byKeep() {
    return 0;
  }

  /** Not learned. */
  @Override
  public double byGain() {
    return 0;
  }
}
