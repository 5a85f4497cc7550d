package org.backspike.bptt.memory;

import java.util.ArrayList;
import java.util.List;
import org.backspike.bptt.batch.BatchTrainer;
import org.backspike.bptt.batch.Learner;
import org.backspike.bptt.loss.Loss;
import org.backspike.bptt.optimize.Optimization;
import org.backspike.bptt.regularize.Regularization;
import org.backspike.snn.Network;
import org.backspike.surrogate.Surrogate;

/** What backpropagation through time keeps of the forward pass of a sample. */
public sealed interface HistoryPlan {
  /** Most checkpoints. */
  int MAX_SLOTS = 10_000;

  /**
   * The name on the command line.
   *
   * @return such as {@code optimal:8}
   */
  String name();

  /**
   * What is done with a sample.
   *
   * @param steps of it, at least 1
   * @return the schedule
   */
  Schedule schedule(int steps);

  /**
   * Whether gradients are those of whole samples, bit for bit.
   *
   * @return false if errors are cut
   */
  default boolean isExact() {
    return true;
  }

  /** Everything, for all samples of a batch at once: the fastest, and the largest. */
  record Full() implements HistoryPlan {
    @Override
    public String name() {
      return "full";
    }

    @Override
    public Schedule schedule(int steps) {
      return new Schedule(
          steps,
          steps,
          0,
          false,
          List.of(new Move.Run(steps), new Move.Evaluate(), new Move.Back()));
    }
  }

  /** States every sqrt(T) steps; a stretch between two of them is run again to go back over it. */
  record SquareRoot() implements HistoryPlan {
    @Override
    public String name() {
      return "sqrt";
    }

    @Override
    public Schedule schedule(int steps) {
      int window = (int) Math.ceil(Math.sqrt(steps));
      int slots = (steps - 1) / window;
      List<Move> moves = new ArrayList<>();
      for (int slot = 0; slot < slots; slot++) {
        moves.add(new Move.Run((slot + 1) * window));
        moves.add(new Move.Save(slot));
      }
      moves.add(new Move.Run(steps));
      moves.add(new Move.Evaluate());
      moves.add(new Move.Back());
      for (int slot = slots - 1; slot >= 0; slot--) {
        moves.add(slot == 0 ? new Move.Restart() : new Move.Restore(slot - 1, slot * window));
        moves.add(new Move.Run((slot + 1) * window));
        moves.add(new Move.Back());
      }
      return new Schedule(steps, window, slots, false, moves);
    }
  }

  /**
   * The least recomputation that a number of checkpoints allows; one step at a time goes back. The
   * state at rest before the first step needs no slot.
   *
   * @param slots checkpoints, 1 to {@link #MAX_SLOTS}
   */
  record Optimal(int slots) implements HistoryPlan {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Optimal {
      requireBetween("slots", slots, MAX_SLOTS);
    }

    @Override
    public String name() {
      return "optimal:" + slots;
    }

    @Override
    public Schedule schedule(int steps) {
      return new OptimalSchedule(steps, slots).schedule();
    }
  }

  /**
   * Stretches of a few steps, none of which gets errors from the one behind it: the gradient is
   * another one. A first forward pass finds the loss, a second one goes stretch by stretch.
   *
   * @param window steps of a stretch, at least 1
   */
  record Truncated(int window) implements HistoryPlan {
    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is out of range
     */
    public Truncated {
      requireBetween("steps of a window", window, Integer.MAX_VALUE);
    }

    @Override
    public String name() {
      return "tbptt:" + window;
    }

    @Override
    public boolean isExact() {
      return false;
    }

    @Override
    public Schedule schedule(int steps) {
      List<Move> moves = new ArrayList<>();
      moves.add(new Move.Run(steps));
      moves.add(new Move.Evaluate());
      if (window < steps) {
        moves.add(new Move.Restart());
        for (int to = window; to < steps + window; to += window) {
          moves.add(new Move.Run(Math.min(to, steps)));
          moves.add(new Move.Cut());
          moves.add(new Move.Back());
        }
      } else {
        moves.add(new Move.Back());
      }
      return new Schedule(steps, Math.min(window, steps), 0, false, moves);
    }
  }

  /**
   * Membranes of all steps and spikes as single bits; lists of spikes and errors only of sqrt(T)
   * steps at a time. Nothing is computed again.
   */
  record Compressed() implements HistoryPlan {
    @Override
    public String name() {
      return "compressed";
    }

    @Override
    public Schedule schedule(int steps) {
      int window = (int) Math.ceil(Math.sqrt(steps));
      List<Move> moves = new ArrayList<>();
      moves.add(new Move.Run(steps));
      moves.add(new Move.Evaluate());
      for (int from = (steps - 1) / window * window; from >= 0; from -= window) {
        moves.add(new Move.Load(from, Math.min(from + window, steps)));
        moves.add(new Move.Back());
      }
      return new Schedule(steps, window, 0, true, moves);
    }
  }

  /**
   * Who learns by this plan.
   *
   * @param network receives the trained parameters
   * @param surrogate derivative of the spike
   * @param loss what is minimized, in the mean over a batch
   * @param optimization rule, decay and limits
   * @param regularization what is added to the network while it is trained
   * @param seed of the regularization
   * @param batch most samples of a batch
   * @return the fast trainer for full history, a trainer of windows for all others
   * @throws IllegalArgumentException if the regularization cannot apply to the network or the plan
   */
  default Learner learner(
      Network network,
      Surrogate surrogate,
      Loss loss,
      Optimization optimization,
      Regularization regularization,
      int seed,
      int batch) {
    int steps = network.presentation().steps();
    if (this instanceof Full) {
      return new BatchTrainer(
          network, surrogate, loss, optimization, regularization, seed, steps, batch);
    }
    if (regularization.actsInside()) {
      throw new IllegalArgumentException(
          "memory plan "
              + name()
              + " with dropout, normalization or prices on spikes; must be full");
    }
    return new WindowTrainer(network, surrogate, loss, optimization, schedule(steps));
  }

  /**
   * Reads a plan.
   *
   * @param text {@code full}, {@code sqrt}, {@code optimal:SLOTS}, {@code tbptt:STEPS}, {@code
   *     compressed}
   * @return the plan
   * @throws IllegalArgumentException if it cannot be read
   */
  static HistoryPlan parse(String text) {
    int colon = text.indexOf(':') + 1;
    String number = text.substring(colon);
    boolean numbered = colon > 0 && number.matches("[0-9]{1,9}");
    return switch (numbered ? text.substring(0, colon) : text) {
      case "full" -> new Full();
      case "sqrt" -> new SquareRoot();
      case "compressed" -> new Compressed();
      case "optimal:" -> new Optimal(numberOf(number, text));
      case "tbptt:" -> new Truncated(numberOf(number, text));
      default -> throw unreadable(text);
    };
  }

  private static int numberOf(String digits, String text) {
    if (digits.isEmpty()) {
      throw unreadable(text);
    }
    return Integer.parseInt(digits);
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "memory plan " + text + "; must be full, sqrt, optimal:SLOTS, tbptt:STEPS or compressed");
  }

  private static void requireBetween(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(value + " " + what + "; must be 1 to " + most);
    }
  }
}
