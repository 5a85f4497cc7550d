package org.backspike.snn;

/**
 * Leaky integrate and fire with an exponential synapse current. The equations with all their
 * switches are those of {@link Convention}; in ours, with A the sum of arriving weights and the
 * bias,
 *
 * <pre>
 * I(t) = synapticDecay I(t-1) + A(t)
 * V(t) = membraneDecay Y(t-1) + gain I(t)
 * z(t) = 1 if V(t) &gt; threshold, else 0
 * Y(t) = V(t) after the reset
 * </pre>
 *
 * With the synapse {@link Synapse#ALPHA}, both decays belong to states that the current drives. A
 * synaptic decay of 0 is the plain neuron without current; a membrane decay of 1 the one without
 * leak.
 *
 * @param synapticDecay kept part of the current per step, 0 to 1
 * @param membraneDecay kept part of the membrane per step, 0 to 1
 * @param gain factor on the current, above 0
 * @param threshold firing threshold, above 0 and above the rest of the convention
 * @param reset what a spike does
 * @param convention the switches
 * @param adaptation how the threshold rises with spikes
 * @param refractory steps from a spike to the next step that can have one, 0 to {@value
 *     #MAX_REFRACTORY}; in between the membrane is held at rest. 0 and 1 hold nothing
 * @param synapse what a spike that arrives does in the following steps
 */
public record Lif(
    double synapticDecay,
    double membraneDecay,
    double gain,
    double threshold,
    Reset reset,
    Convention convention,
    Adaptation adaptation,
    int refractory,
    Synapse synapse)
    implements Dynamics {
  /** Longest refractory period. */
  public static final int MAX_REFRACTORY = 63;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Lif {
    LeakyIntegrator.requireDecay("synaptic decay", synapticDecay);
    LeakyIntegrator.requireDecay("membrane decay", membraneDecay);
    LeakyIntegrator.requirePositive("gain", gain);
    LeakyIntegrator.requirePositive("threshold", threshold);
    if (!(convention.rest() < threshold)) {
      throw new IllegalArgumentException(
          "rest " + convention.rest() + "; must be below the threshold " + threshold);
    }
    if (refractory < 0 || refractory > MAX_REFRACTORY) {
      throw new IllegalArgumentException(
          "refractory period of " + refractory + " steps; must be 0 to " + MAX_REFRACTORY);
    }
    if (synapse == Synapse.ALPHA) {
      requireAlpha(synapticDecay, membraneDecay, convention);
    }
  }

  private static void requireAlpha(
      double synapticDecay, double membraneDecay, Convention convention) {
    if (!(0 < membraneDecay && membraneDecay < synapticDecay && synapticDecay < 1)) {
      throw new IllegalArgumentException(
          "an alpha synapse with a synaptic decay of "
              + synapticDecay
              + " and a membrane decay of "
              + membraneDecay
              + "; must be below 1, the membrane decay above 0 and below the synaptic one");
    }
    if (convention.rest() != 0 || convention.resetValue() != 0) {
      throw new IllegalArgumentException(
          "an alpha synapse with a rest of "
              + convention.rest()
              + " and a reset value of "
              + convention.resetValue()
              + "; both must be 0, where its states are");
    }
  }

  /**
   * A neuron without adaptation and refractory period.
   *
   * @param synapticDecay kept part of the current per step, 0 to 1
   * @param membraneDecay kept part of the membrane per step, 0 to 1
   * @param gain factor on the current, above 0
   * @param threshold firing threshold, above 0 and above the rest of the convention
   * @param reset what a spike does
   * @param convention the switches
   */
  public Lif(
      double synapticDecay,
      double membraneDecay,
      double gain,
      double threshold,
      Reset reset,
      Convention convention) {
    this(
        synapticDecay,
        membraneDecay,
        gain,
        threshold,
        reset,
        convention,
        Adaptation.NONE,
        0,
        Synapse.EXPONENTIAL);
  }

  /**
   * A neuron in our own convention.
   *
   * @param synapticDecay kept part of the current per step, 0 to 1
   * @param membraneDecay kept part of the membrane per step, 0 to 1
   * @param gain factor on the current, above 0
   * @param threshold firing threshold, above 0
   * @param reset what a spike does
   */
  public Lif(
      double synapticDecay, double membraneDecay, double gain, double threshold, Reset reset) {
    this(synapticDecay, membraneDecay, gain, threshold, reset, Convention.BACKSPIKE);
  }

  /**
   * The same in another convention.
   *
   * @param other the switches
   * @return the neuron
   */
  public Lif in(Convention other) {
    return new Lif(
        synapticDecay,
        membraneDecay,
        gain,
        threshold,
        reset,
        other,
        adaptation,
        refractory,
        synapse);
  }

  /**
   * The same with another adaptation.
   *
   * @param other how the threshold rises with spikes
   * @return the neuron
   */
  public Lif with(Adaptation other) {
    return new Lif(
        synapticDecay,
        membraneDecay,
        gain,
        threshold,
        reset,
        convention,
        other,
        refractory,
        synapse);
  }

  /**
   * The same with another refractory period.
   *
   * @param steps from a spike to the next step that can have one
   * @return the neuron
   */
  public Lif withRefractory(int steps) {
    return new Lif(
        synapticDecay,
        membraneDecay,
        gain,
        threshold,
        reset,
        convention,
        adaptation,
        steps,
        synapse);
  }

  /**
   * The same with another synapse.
   *
   * @param other what a spike that arrives does in the following steps
   * @return the neuron
   */
  public Lif with(Synapse other) {
    return new Lif(
        synapticDecay,
        membraneDecay,
        gain,
        threshold,
        reset,
        convention,
        adaptation,
        refractory,
        other);
  }

  /**
   * Integrate and fire: no leak, no synaptic current.
   *
   * @param threshold firing threshold, above 0
   * @param reset what a spike does
   * @return the neuron, in our own convention
   */
  public static Lif integrateAndFire(double threshold, Reset reset) {
    return new Lif(0, 1, 1, threshold, reset);
  }

  /**
   * Whether every step depends on the last one by the membrane and the current alone.
   *
   * @return false with an adaptation, a refractory period or an alpha synapse
   */
  public boolean isPlain() {
    return synapse == Synapse.EXPONENTIAL && adaptation.strength() == 0 && refractory <= 1;
  }
}
