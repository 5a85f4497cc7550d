package org.backspike.snn;

/** The neurons of norse 1.1 as points of our family; decays are Euler steps, 1 - dt / tau. */
public final class Norse {
  private static final double MEMBRANE_DECAY = 0.9;
  private static final double MEMBRANE_GAIN = 0.1;
  private static final double SYNAPTIC_DECAY = 0.8;

  private Norse() {}

  /**
   * {@code LIFBoxCell} with the default parameters.
   *
   * @return the neuron, threshold 1, gradient through the reset
   */
  public static Lif box() {
    return new Lif(0, MEMBRANE_DECAY, MEMBRANE_GAIN, 1, Reset.ZERO, Convention.NORSE);
  }

  /**
   * {@code LIFCell} with the default parameters: the new current acts at once, then decays.
   *
   * @return the neuron, threshold 1, gradient through the reset
   */
  public static Lif cell() {
    return new Lif(SYNAPTIC_DECAY, MEMBRANE_DECAY, MEMBRANE_GAIN, 1, Reset.ZERO, Convention.NORSE);
  }

  /**
   * {@code LIFRecurrentCell}, whose reset is detached. The recurrence is a projection with latency
   * 1.
   *
   * @return the neuron, threshold 1
   */
  public static Lif recurrentCell() {
    return cell().in(Convention.NORSE.withResetGradient(ResetGradient.DETACHED));
  }
}
