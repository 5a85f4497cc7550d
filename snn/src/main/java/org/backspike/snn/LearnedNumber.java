package org.backspike.snn;

/**
 * A number of the neurons of a population that training may change, one for the population or one
 * for each neuron.
 */
public enum LearnedNumber {
  /** The kept part of the membrane; used within 0 to 1, its gradient is 0 outside. */
  MEMBRANE_DECAY,
  /** The firing threshold. */
  THRESHOLD,
  /**
   * A number w with k = 1 / (1 + exp(-w)): the kept part of the membrane is 1 - k, the gain k.
   * Source: Fang et al., ICCV 2021 (PLIF).
   */
  TIME_CONSTANT_SCALING_INPUT,
  /** The same w, with the kept part 1 - k only. */
  TIME_CONSTANT;

  /** The largest difference between a gain and 1 - decay that are meant to be the same. */
  private static final double SAME = 1e-6;

  /**
   * The value at which a neuron is as its dynamics say.
   *
   * @param lif the dynamics
   * @return where training begins
   * @throws IllegalArgumentException if there is no such value
   */
  public double start(Lif lif) {
    return switch (this) {
      case MEMBRANE_DECAY -> lif.membraneDecay();
      case THRESHOLD -> lif.threshold();
      case TIME_CONSTANT -> logit(1 - lif.membraneDecay());
      case TIME_CONSTANT_SCALING_INPUT -> {
        if (Math.abs(lif.gain() - (1 - lif.membraneDecay())) > SAME) {
          throw new IllegalArgumentException(
              "a learned time constant that scales the input, with a gain of "
                  + lif.gain()
                  + "; must be 1 minus the membrane decay of "
                  + lif.membraneDecay());
        }
        yield logit(1 - lif.membraneDecay());
      }
    };
  }

  private static double logit(double k) {
    if (!(k > 0 && k < 1)) {
      throw new IllegalArgumentException(
          "a learned time constant from a membrane decay of "
              + (1 - k)
              + "; must be above 0 and below 1");
    }
    return Math.log(k / (1 - k));
  }
}
