package org.backspike.bptt;

import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a training changes as it was after the epoch with the best validation, and says when
 * to stop waiting for a better one.
 */
public final class BestWeights {
  private final Trainer trainer;
  private final int patience;
  private final List<float[]> kept = new ArrayList<>();

  /**
   * Nothing is best yet.
   *
   * @param trainer whose state is kept
   * @param patience epochs without a better one after which training stops, at least 1
   * @throws IllegalArgumentException if the patience is below 1
   */
  public BestWeights(Trainer trainer, int patience) {
    if (patience < 1) {
      throw new IllegalArgumentException("patience " + patience + "; must be at least 1");
    }
    this.trainer = trainer;
    this.patience = patience;
    trainer.state().forEach(array -> kept.add(array.clone()));
  }

  /**
   * Looks at the last epoch and keeps its state if it is the best.
   *
   * @param epochs what all epochs so far gave, validation included; at least one
   */
  public void consider(List<EpochReport> epochs) {
    if (best(epochs) == epochs.size() - 1) {
      List<float[]> state = trainer.state();
      for (int a = 0; a < kept.size(); a++) {
        System.arraycopy(state.get(a), 0, kept.get(a), 0, kept.get(a).length);
      }
    }
  }

  /**
   * Whether training should stop.
   *
   * @param epochs what all epochs so far gave
   * @return true if the best one is {@code patience} epochs ago
   */
  public boolean isWaitedFor(List<EpochReport> epochs) {
    return !epochs.isEmpty() && epochs.size() - 1 - best(epochs) >= patience;
  }

  /**
   * The best epoch.
   *
   * @param epochs what all epochs so far gave; at least one
   * @return the first one with the largest validation
   */
  public static int best(List<EpochReport> epochs) {
    int best = 0;
    for (int epoch = 1; epoch < epochs.size(); epoch++) {
      if (epochs.get(epoch).validation() > epochs.get(best).validation()) {
        best = epoch;
      }
    }
    return best;
  }

  /**
   * Puts the best state back: the training is over.
   *
   * @param epochs what all epochs gave
   */
  public void restore(List<EpochReport> epochs) {
    List<float[]> state = trainer.state();
    for (int a = 0; a < kept.size(); a++) {
      System.arraycopy(kept.get(a), 0, state.get(a), 0, kept.get(a).length);
    }
    trainer.resumeAt(trainer.optimizer().steps(), epochs);
  }

  /**
   * What a checkpoint needs of it.
   *
   * @return live arrays
   */
  public List<float[]> state() {
    return List.copyOf(kept);
  }
}
