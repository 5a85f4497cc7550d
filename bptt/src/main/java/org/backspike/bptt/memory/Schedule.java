package org.backspike.bptt.memory;

import java.util.List;

/**
 * What is done with every sample, in order.
 *
 * @param steps of a sample
 * @param window most steps that are kept in full at once
 * @param slots states that are kept at once, beside the present one
 * @param archived whether the membranes of a whole sample are kept
 * @param moves what is done
 */
public record Schedule(int steps, int window, int slots, boolean archived, List<Move> moves) {
  /** Copies the list. */
  public Schedule {
    moves = List.copyOf(moves);
  }

  /**
   * Forward steps of a sample, recomputed ones included.
   *
   * @return at least {@link #steps}
   */
  public long forwardSteps() {
    long sum = 0;
    int at = 0;
    for (Move move : moves) {
      switch (move) {
        case Move.Run run -> {
          sum += run.to() - at;
          at = run.to();
        }
        case Move.Restore restore -> at = restore.step();
        case Move.Restart _ -> at = 0;
        case Move.Load load -> at = load.to();
        case Move.Save _, Move.Evaluate _, Move.Back _, Move.Cut _ -> {}
      }
    }
    return sum;
  }

  /**
   * Forward steps that are done again, per step.
   *
   * @return 0 if nothing is computed twice
   */
  public double recomputation() {
    return (double) (forwardSteps() - steps) / steps;
  }
}
