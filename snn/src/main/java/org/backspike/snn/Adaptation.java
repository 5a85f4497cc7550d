package org.backspike.snn;

/**
 * How a threshold rises with the spikes of its neuron: {@code threshold + strength b(t)} with
 * {@code b(t) = decay b(t-1) + (1 - decay) s(t-1)}. The spike in b is differentiated, also where
 * the one in the reset is detached.
 *
 * <p>Source: Bellec et al., NeurIPS 2018 (LSNN).
 *
 * @param strength added to the threshold by a neuron that fires at every step, at least 0
 * @param decay kept part of b per step, 0 to 1
 */
public record Adaptation(double strength, double decay) {
  /** A threshold that stays. */
  public static final Adaptation NONE = new Adaptation(0, 0);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public Adaptation {
    if (!(strength >= 0) || Double.isInfinite(strength)) {
      throw new IllegalArgumentException(
          "adaptation of " + strength + "; must be at least 0 and finite");
    }
    LeakyIntegrator.requireDecay("adaptation decay", decay);
  }
}
