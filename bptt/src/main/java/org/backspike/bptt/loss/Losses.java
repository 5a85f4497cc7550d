package org.backspike.bptt.loss;

import org.backspike.snn.Readout;

/** Losses by what is read. */
public final class Losses {
  private Losses() {}

  /**
   * The cross-entropy of the scores of a readout.
   *
   * @param readout what is read
   * @return the loss
   */
  public static Loss of(Readout readout) {
    return switch (readout.measure()) {
      case COUNT -> new CountCrossEntropy(readout.gain(), 0);
      case MEAN_V -> new MeanMembraneCrossEntropy(readout.gain(), 0);
      case MAX_V -> new MaxMembraneCrossEntropy(readout.gain(), 0);
      case LAST_V -> new LastMembraneCrossEntropy(readout.gain(), 0);
    };
  }
}
