package org.backspike.bptt.regularize;

import java.util.List;

/**
 * Everything that acts on a network or its samples only while it is trained.
 *
 * @param penalties on the spikes of hidden populations
 * @param dropout probability that a hidden neuron gets no current in a sample, 0 to below 1
 * @param normalization of the currents of hidden populations
 * @param shift of the images that are learned
 */
public record Regularization(
    List<SpikePenalty> penalties, double dropout, Normalization normalization, ImageShift shift) {
  /** Nothing. */
  public static final Regularization NONE = new Regularization(List.of(), 0, Normalization.NONE);

  /** What happens to currents before they reach the neurons. */
  public enum Normalization {
    /** Nothing. */
    NONE,
    /** They are normalized over samples and steps of a batch: {@link BatchNormalization}. */
    OVER_TIME
  }

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public Regularization {
    penalties = List.copyOf(penalties);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout " + dropout + "; must be 0 to below 1");
    }
  }

  /**
   * With images that stay where they are.
   *
   * @param penalties on the spikes of hidden populations
   * @param dropout probability that a hidden neuron gets no current in a sample, 0 to below 1
   * @param normalization of the currents of hidden populations
   * @throws IllegalArgumentException if the probability is out of range
   */
  public Regularization(List<SpikePenalty> penalties, double dropout, Normalization normalization) {
    this(penalties, dropout, normalization, ImageShift.NONE);
  }

  /**
   * Whether something acts inside the network, and not on its samples alone.
   *
   * @return true with penalties, dropout or normalization
   */
  public boolean actsInside() {
    return !penalties.isEmpty() || dropout > 0 || normalization != Normalization.NONE;
  }
}
