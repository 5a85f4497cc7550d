package org.backspike.snn;

/** The neurons of spikingjelly 0.0.0.0.15 as points of our family. */
public final class SpikingJelly {
  private SpikingJelly() {}

  /**
   * {@code LIFNode(tau, decay_input=True)}, the default of the library.
   *
   * @param tau time constant in steps, above 1; its default is 2
   * @param reset ZERO for its hard reset to 0, SUBTRACT for its soft one
   * @return the neuron, threshold 1, gradient through the reset
   */
  public static Lif lif(double tau, Reset reset) {
    return new Lif(0, 1 - 1 / tau, 1 / tau, 1, reset, Convention.SPIKINGJELLY);
  }

  /**
   * {@code LIFNode(tau, decay_input=False)}.
   *
   * @param tau time constant in steps, above 1
   * @param reset ZERO for its hard reset to 0, SUBTRACT for its soft one
   * @return the neuron, threshold 1, gradient through the reset
   */
  public static Lif lifWithoutInputDecay(double tau, Reset reset) {
    return new Lif(0, 1 - 1 / tau, 1, 1, reset, Convention.SPIKINGJELLY);
  }

  /**
   * {@code IFNode}.
   *
   * @param reset ZERO for its hard reset to 0, SUBTRACT for its soft one
   * @return the neuron, threshold 1, gradient through the reset
   */
  public static Lif integrateAndFire(Reset reset) {
    return new Lif(0, 1, 1, 1, reset, Convention.SPIKINGJELLY);
  }
}
