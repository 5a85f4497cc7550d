package org.backspike.snn;

/**
 * The membrane of {@link Lif} without threshold: it never spikes and is read out.
 *
 * @param synapticDecay kept part of the current per step, 0 to 1
 * @param membraneDecay kept part of the membrane per step, 0 to 1
 * @param gain factor on the current, above 0
 */
public record LeakyIntegrator(double synapticDecay, double membraneDecay, double gain)
    implements Dynamics {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public LeakyIntegrator {
    requireDecay("synaptic decay", synapticDecay);
    requireDecay("membrane decay", membraneDecay);
    requirePositive("gain", gain);
  }

  static void requireDecay(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " " + value + "; must be 0 to 1");
    }
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " " + value + "; must be above 0 and finite");
    }
  }
}
