package org.backspike.chip.datapath;

import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of a core, field by field: what is stored, in which widths, in which order it is
 * added, where it overflows, when a neuron fires. A preset chooses fields, never code.
 *
 * <pre>
 * q = OVF(sum over projections of shl(sum of weight * payload, exponent + align))
 * I = D(I) + q                  or, decaying after the add, D(I + q); none, one or two of them
 * v = D(v) + I + bias           or q itself where there is no current
 * spike if v &gt; vth              then v = 0 or v - vth
 * </pre>
 *
 * @param name the name networks and chips use for it
 * @param provenance where the rules come from, what proves them and which are guesses
 * @param weights what a weight is
 * @param accumulate how the weights of a step come together
 * @param currents the synaptic currents
 * @param membrane the membrane
 * @param firing when a neuron fires
 * @param random the registers of random rounding
 * @param parameters by which name a network gives which number of a neuron
 */
public record Datapath(
    String name,
    String provenance,
    WeightFormat weights,
    Accumulation accumulate,
    Currents currents,
    Membrane membrane,
    Firing firing,
    RandomSource random,
    List<NamedParameter> parameters) {

  /**
   * Checks that the fields go together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Datapath {
    parameters = List.copyOf(parameters);
    boolean perEvent = accumulate.when() == Accumulation.When.PER_EVENT;
    if (firing.tested() == Firing.Tested.EVERY_EVENT && (!perEvent || currents.count() > 0)) {
      throw new IllegalArgumentException(
          "firing.tested is EVERY_EVENT; events must act one by one on the membrane, without"
              + " currents");
    }
    if (firing.tested() == Firing.Tested.TICK_BEFORE_LEAK && currents.count() > 0) {
      throw new IllegalArgumentException(
          "firing.tested is TICK_BEFORE_LEAK; events must act on the membrane, without currents");
    }
    if (perEvent && currents.count() > 0 && currents.order() == Currents.Order.DECAY_THEN_ADD) {
      throw new IllegalArgumentException(
          "currents.order is DECAY_THEN_ADD; events that act one by one come before the decay");
    }
    if (perEvent && weights.exponentAt() != WeightFormat.ExponentAt.SYNAPSE) {
      throw new IllegalArgumentException(
          "weights.exponent_at is "
              + weights.exponentAt()
              + "; events that act one by one have no sum");
    }
  }

  /**
   * How networks give a number.
   *
   * @param parameter what it means
   * @return its name and what is assumed where it is missing; empty if this datapath has none
   */
  public Optional<NamedParameter> named(Parameter parameter) {
    return parameters.stream().filter(named -> named.parameter() == parameter).findFirst();
  }

  /**
   * Whether events act one by one on the state.
   *
   * @return true if order may matter
   */
  public boolean actsPerEvent() {
    return accumulate.when() == Accumulation.When.PER_EVENT;
  }

  /**
   * The largest magnitude of the membrane.
   *
   * @return 2^(bits - 1) - 1
   */
  public int stateLimit() {
    return (1 << (membrane.register().bits() - 1)) - 1;
  }

  /**
   * The largest payload of one event unless a projection says otherwise.
   *
   * @return 2^bits - 1, at least 1
   */
  public int maxPayload() {
    return Math.max(1, (1 << Math.min(accumulate.messageBits(), 30)) - 1);
  }
}
