package org.backspike.experiments.catalogue;

import java.util.Locale;
import org.backspike.host.cli.ExitStatus;

/** Whether an experiment showed what it is there to show. */
sealed interface Verdict {
  /**
   * The mean was at least the target.
   *
   * @param target 0 to 1
   */
  record Reached(double target) implements Verdict {
    @Override
    public String word() {
      return "reached";
    }

    @Override
    public ExitStatus status() {
      return ExitStatus.DONE;
    }
  }

  /**
   * The mean was below the target.
   *
   * @param target 0 to 1
   */
  record Missed(double target) implements Verdict {
    @Override
    public String word() {
      return "missed";
    }

    @Override
    public ExitStatus status() {
      return ExitStatus.ANSWER_IS_NO;
    }
  }

  /**
   * The run was shorter than the experiment: it says nothing about the target.
   *
   * @param target 0 to 1
   */
  record NotJudged(double target) implements Verdict {
    @Override
    public String word() {
      return "not judged";
    }

    @Override
    public ExitStatus status() {
      return ExitStatus.DONE;
    }
  }

  /** The verdict on a whole experiment. */
  static Verdict on(double mean, double target) {
    return mean >= target ? new Reached(target) : new Missed(target);
  }

  /** Least mean accuracy that was wanted, 0 to 1. */
  double target();

  /** The verdict in {@code result.json}. */
  String word();

  /** How the verb ends. */
  ExitStatus status();

  /** A line for a person. */
  default String line() {
    return String.format(
        Locale.ROOT, "target: a mean of at least %.1f %%: %s", 100 * target(), word());
  }
}
