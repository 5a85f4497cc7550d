package org.backspike.snn;

/**
 * Leaky integrate and fire with an exponential synapse current: with A the sum of arriving weights
 * and the bias,
 *
 * <pre>
 * I(t) = synapticDecay I(t-1) + A(t)
 * V(t) = membraneDecay Y(t-1) + gain I(t)
 * z(t) = 1 if V(t) &gt; threshold, else 0
 * Y(t) = V(t) after the reset
 * </pre>
 *
 * A synaptic decay of 0 is the plain neuron without current. The reset acts in the same step and is
 * not differentiated.
 *
 * @param synapticDecay kept part of the current per step, 0 to 1
 * @param membraneDecay kept part of the membrane per step, 0 to 1
 * @param gain factor on the current, above 0
 * @param threshold firing threshold, above 0
 * @param reset what a spike does
 */
public record Lif(
    double synapticDecay, double membraneDecay, double gain, double threshold, Reset reset)
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
  }
}
