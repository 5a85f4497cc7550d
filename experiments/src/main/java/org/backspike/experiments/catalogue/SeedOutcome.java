package org.backspike.experiments.catalogue;

import java.util.List;

/**
 * What one training of an experiment gave.
 *
 * @param seed of everything random
 * @param accuracy fraction of the test samples that were right, ties to the lowest index
 * @param tieRate fraction of the test samples with two equal largest scores
 * @param loss mean over the training samples of the last epoch
 * @param spikesPerSample spikes of hidden and output neurons per test sample
 * @param cpuSeconds of the process for training, validation and test
 * @param epochs in order
 */
record SeedOutcome(
    int seed,
    double accuracy,
    double tieRate,
    double loss,
    double spikesPerSample,
    double cpuSeconds,
    List<Epoch> epochs) {
  /**
   * An epoch.
   *
   * @param accuracy fraction of the training samples that were right, before each was learned
   * @param validation fraction of the samples kept for validation that were right; NaN without
   * @param cpuSeconds of the process for the pass over the training samples
   */
  record Epoch(double accuracy, double validation, double cpuSeconds) {}

  /** Copies the list. */
  SeedOutcome {
    epochs = List.copyOf(epochs);
  }

  /** Fraction of the validation samples that were right after the last epoch; NaN without. */
  double validation() {
    return epochs.getLast().validation();
  }
}
