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
 * A synaptic decay of 0 is the plain neuron without current; a membrane decay of 1 the one without
 * leak.
 *
 * @param synapticDecay kept part of the current per step, 0 to 1
 * @param membraneDecay kept part of the membrane per step, 0 to 1
 * @param gain factor on the current, above 0
 * @param threshold firing threshold, above 0 and above the rest of the convention
 * @param reset what a spike does
 * @param convention the switches
 */
public record Lif(
    double synapticDecay,
    double membraneDecay,
    double gain,
    double threshold,
    Reset reset,
    Convention convention)
    implements Dynamics {
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
    return new Lif(synapticDecay, membraneDecay, gain, threshold, reset, other);
  }
}
