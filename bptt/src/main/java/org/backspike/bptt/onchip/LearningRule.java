package org.backspike.bptt.onchip;

import java.util.List;
import org.backspike.surrogate.Surrogate;

/**
 * What a chip should learn with, in the units of the float network.
 *
 * @param surrogate derivative of the spike
 * @param format widths of what is kept
 * @param steps steps of a sample, at least 1
 * @param batch samples per update, at least 1
 * @param readoutGain factor on the mean membrane, above 0
 * @param momentumDecay momentum loses 1/2^momentumDecay per update; 1 to 15
 * @param weightUnits what one unit of an integer weight is worth, per projection; above 0
 * @param readoutUnit what one unit of a readout membrane is worth; above 0
 */
public record LearningRule(
    Surrogate surrogate,
    LearningFormat format,
    int steps,
    int batch,
    double readoutGain,
    int momentumDecay,
    List<Double> weightUnits,
    double readoutUnit) {
  /** Copies the list. */
  public LearningRule {
    weightUnits = List.copyOf(weightUnits);
    if (steps < 1 || batch < 1) {
      throw new IllegalArgumentException(
          steps + " steps, batches of " + batch + "; both must be at least 1");
    }
  }

  /**
   * The same with other widths.
   *
   * @param other widths
   * @return the rule
   */
  public LearningRule withFormat(LearningFormat other) {
    return new LearningRule(
        surrogate, other, steps, batch, readoutGain, momentumDecay, weightUnits, readoutUnit);
  }
}
