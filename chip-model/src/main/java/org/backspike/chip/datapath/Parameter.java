package org.backspike.chip.datapath;

import static org.backspike.chip.datapath.PopulationKind.DELTA;
import static org.backspike.chip.datapath.PopulationKind.GRADED;
import static org.backspike.chip.datapath.PopulationKind.LI;
import static org.backspike.chip.datapath.PopulationKind.LIF;
import static org.backspike.chip.datapath.PopulationKind.RF;
import static org.backspike.chip.datapath.PopulationKind.RF_IZ;
import static org.backspike.chip.datapath.PopulationKind.SIGMADELTA;
import static org.backspike.chip.datapath.PopulationKind.TERNARY;

import java.util.List;

/**
 * What a number of a neuron means. A datapath says by which names its networks give which of them.
 */
public enum Parameter {
  /** Decay of the current, or of the first of two; see {@link Decay}. */
  CURRENT_DECAY(Scope.NEURON, LIF, LI, TERNARY),
  /** Decay of the second current. */
  SECOND_CURRENT_DECAY(Scope.NEURON, LIF, LI, TERNARY),
  /** Decay of the membrane; see {@link Decay}. */
  MEMBRANE_DECAY(Scope.NEURON, LIF, LI, TERNARY),
  /** Threshold before its shift. */
  THRESHOLD(Scope.NEURON, LIF, TERNARY),
  /** Lower threshold before its shift. */
  LOWER_THRESHOLD(Scope.NEURON, TERNARY),
  /** Constant added to the membrane at each step, before its power of two. */
  BIAS(Scope.NEURON, LIF, LI, TERNARY),
  /** Power of two of the bias; a negative one floors. */
  BIAS_EXPONENT(Scope.NEURON, LIF, LI, TERNARY),
  /** Least steps between two spikes. */
  REFRACTORY(Scope.NEURON, LIF),
  /** Smallest membrane. */
  V_MIN(Scope.NEURON, LIF, LI, TERNARY),
  /** Largest membrane. */
  V_MAX(Scope.NEURON, LIF, LI, TERNARY),
  /** Most spikes in one step. */
  MAX_SPIKES(Scope.NEURON, LIF),
  /** What a spike does to the membrane: 0 it becomes 0, 1 the threshold is subtracted. */
  RESET(Scope.POPULATION, LIF),
  /** The other way round: 1 the membrane becomes 0, 0 the threshold is subtracted. */
  RESET_TO_ZERO(Scope.POPULATION, LIF),
  /** 1 if the membrane fades at all. */
  LEAK_ENABLED(Scope.POPULATION, LIF, LI),
  /** 1 if the fading of the membrane is rounded at random. */
  STOCHASTIC_ROUNDING(Scope.POPULATION, LIF, LI),
  /** Power of two of the weights from other populations. */
  INPUT_EXPONENT(Scope.POPULATION, LIF, LI),
  /** Power of two of the weights from the population itself. */
  RECURRENT_EXPONENT(Scope.POPULATION, LIF, LI),
  /** Sine of the rotation of a resonator in a step, times its decay, in 2^-decay bits. */
  SINE(Scope.NEURON, RF, RF_IZ),
  /** Cosine of the rotation of a resonator in a step, times its decay, in 2^-decay bits. */
  COSINE(Scope.NEURON, RF, RF_IZ),
  /** Fraction bits of sine and cosine. */
  DECAY_BITS(Scope.POPULATION, RF, RF_IZ),
  /** Threshold in state units. */
  STATE_THRESHOLD(Scope.NEURON, RF, RF_IZ, DELTA, SIGMADELTA, GRADED),
  /** Bias in state units. */
  STATE_BIAS(Scope.NEURON, SIGMADELTA),
  /** Power of two of the state over a payload. */
  STATE_EXPONENT(Scope.POPULATION, RF, RF_IZ, DELTA, SIGMADELTA),
  /** Further power of two of the input of a delta unit. */
  SPIKE_EXPONENT(Scope.POPULATION, DELTA),
  /** 1 if a delta unit fires by the change accumulated since its last event. */
  CUMULATIVE_ERROR(Scope.POPULATION, DELTA),
  /** 1 if negative activations (sigma-delta) or payloads (graded) become 0. */
  RECTIFIED(Scope.POPULATION, SIGMADELTA, GRADED);

  /** Whether neurons of a population may differ in it. */
  public enum Scope {
    /** One number per neuron. */
    NEURON,
    /** One number for all: it chooses a rule. */
    POPULATION
  }

  private final Scope scope;

  @SuppressWarnings("ImmutableEnumChecker") // List.of makes an immutable one
  private final List<PopulationKind> kinds;

  Parameter(Scope scope, PopulationKind... kinds) {
    this.scope = scope;
    this.kinds = List.of(kinds);
  }

  /**
   * Whether neurons of a population may differ in it.
   *
   * @return the scope
   */
  public Scope scope() {
    return scope;
  }

  /**
   * Whether neurons of a kind have it.
   *
   * @param kind a kind
   * @return true if they do
   */
  public boolean belongsTo(PopulationKind kind) {
    return kinds.contains(kind);
  }
}
