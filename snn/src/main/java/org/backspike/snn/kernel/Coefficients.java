package org.backspike.snn.kernel;

import org.backspike.snn.Convention;
import org.backspike.snn.Firing;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Reset;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Scope;

/**
 * The numbers and switches of a population as factors, so that no loop tests a switch: a switch
 * that is off is a factor of 1 or an offset of 0.
 *
 * @param synapticDecay kept part of the current
 * @param keep kept part of the membrane
 * @param gain factor on the current
 * @param rest membrane without input
 * @param threshold firing threshold
 * @param fireAbove a membrane above this fires; the float below the threshold where equality does
 * @param lateState factor on the carried membrane after a late reset
 * @param lateTotal factor on the membrane with its input after a late reset
 * @param lateSubtract what a late reset subtracts
 * @param spikeFactor factor on the membrane of a spike in the same step
 * @param spikeOffset what is added to it
 * @param throughFactor factor on the membrane in the derivative of the reset by the spike
 * @param throughOffset offset there; both 0 for a detached reset
 */
public record Coefficients(
    float synapticDecay,
    float keep,
    float gain,
    float rest,
    float threshold,
    float fireAbove,
    float lateState,
    float lateTotal,
    float lateSubtract,
    float spikeFactor,
    float spikeOffset,
    float throughFactor,
    float throughOffset) {

  /**
   * Of a spiking neuron; which of the late and the prompt ones are used depends on the timing.
   *
   * @param lif the neuron
   * @return its factors
   */
  public static Coefficients of(Lif lif) {
    Convention convention = lif.convention();
    float threshold = (float) lif.threshold();
    boolean zero = lif.reset() == Reset.ZERO;
    boolean subtract = lif.reset() == Reset.SUBTRACT;
    boolean through = convention.resetGradient() == ResetGradient.THROUGH;
    float resetValue = (float) convention.resetValue();
    return new Coefficients(
        (float) lif.synapticDecay(),
        (float) lif.membraneDecay(),
        (float) lif.gain(),
        (float) convention.rest(),
        threshold,
        convention.firing() == Firing.ABOVE ? threshold : Math.nextDown(threshold),
        zero && convention.scope() == Scope.STATE ? 0 : 1,
        zero && convention.scope() == Scope.MEMBRANE_TOTAL ? 0 : 1,
        subtract ? threshold : 0,
        zero ? 0 : 1,
        zero ? resetValue : subtract ? -threshold : 0,
        through && zero ? -1 : 0,
        through ? (zero ? resetValue : subtract ? -threshold : 0) : 0);
  }

  /**
   * Of an integrator, which never fires.
   *
   * @param li the neuron
   * @return its factors
   */
  public static Coefficients of(LeakyIntegrator li) {
    return of(
        new Lif(li.synapticDecay(), li.membraneDecay(), li.gain(), Float.MAX_VALUE, Reset.NONE));
  }
}
