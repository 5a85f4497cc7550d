package org.backspike.bptt.optimize;

import java.util.List;

/**
 * How the learning rate changes during a training: a factor on the first rate. It is a function of
 * the time and of the losses so far and of nothing else, so that a training that goes on from a
 * checkpoint has the same rates.
 *
 * <p>Time is counted in epochs from 0. It stands still within an epoch, unless the schedule is
 * {@link ByStep}.
 */
public sealed interface Schedule {
  /**
   * When a rate is asked for.
   *
   * @param time epochs since the start
   * @param within part of the running epoch that is done, 0 to below 1
   * @param epochs length of the training
   * @param step steps of the optimizer so far
   * @param losses mean loss of each finished epoch
   */
  record Moment(double time, double within, int epochs, long step, List<Double> losses) {
    /** Copies the list. */
    public Moment {
      losses = List.copyOf(losses);
    }
  }

  /**
   * The factor on the first rate.
   *
   * @param moment when
   * @return at least 0
   */
  double factor(Moment moment);

  /**
   * Whether a longer training has other rates from the start.
   *
   * @return true if the factor depends on the number of epochs
   */
  default boolean dependsOnLength() {
    return false;
  }

  /** The same rate for ever. */
  record Constant() implements Schedule {
    @Override
    public double factor(Moment moment) {
      return 1;
    }
  }

  /**
   * {@code fall^time}.
   *
   * @param fall factor per epoch, above 0
   */
  record Exponential(double fall) implements Schedule {
    /** Checks the factor. */
    public Exponential {
      requirePositive("factor per epoch", fall);
    }

    @Override
    public double factor(Moment moment) {
      return StrictMath.pow(fall, moment.time());
    }
  }

  /**
   * {@code fall^floor(time / every)}.
   *
   * @param fall factor of a stair, above 0
   * @param every epochs of a stair, at least 1
   */
  record Stairs(double fall, int every) implements Schedule {
    /** Checks the numbers. */
    public Stairs {
      requirePositive("factor of a stair", fall);
      requireAtLeastOne("epochs of a stair", every);
    }

    @Override
    public double factor(Moment moment) {
      return StrictMath.pow(fall, Math.floor(moment.time() / every));
    }
  }

  /**
   * {@code lowest + (1 - lowest) (1 + cos(pi time / epochs)) / 2}. Source: Loshchilov and Hutter,
   * ICLR 2017, without restarts.
   *
   * @param lowest factor at the end, 0 to 1
   */
  record Cosine(double lowest) implements Schedule {
    /** Checks the factor. */
    public Cosine {
      requireShare("lowest factor", lowest);
    }

    @Override
    public double factor(Moment moment) {
      double wave = 1 + StrictMath.cos(StrictMath.PI * moment.time() / moment.epochs());
      return lowest + (1 - lowest) / 2 * wave;
    }

    @Override
    public boolean dependsOnLength() {
      return true;
    }
  }

  /**
   * A straight rise from {@code first} to 1 over the first part of the training, then half a cosine
   * down to {@code last}. Source: Smith and Topin, 2018, with a cosine for the fall.
   *
   * @param rise part of the training that rises, 0 to 1
   * @param first factor at the start, 0 to 1
   * @param last factor at the end, 0 to 1
   */
  record OneCycle(double rise, double first, double last) implements Schedule {
    /** Checks the numbers. */
    public OneCycle {
      requireShare("rising part", rise);
      requireShare("first factor", first);
      requireShare("last factor", last);
    }

    @Override
    public double factor(Moment moment) {
      double done = moment.time() / moment.epochs();
      if (done < rise) {
        return first + (1 - first) * done / rise;
      }
      double fallen = rise < 1 ? (done - rise) / (1 - rise) : 1;
      return last + (1 - last) / 2 * (1 + StrictMath.cos(StrictMath.PI * fallen));
    }

    @Override
    public boolean dependsOnLength() {
      return true;
    }
  }

  /**
   * A fall whenever the loss of an epoch has not been a new lowest one for {@code patience} epochs;
   * the count then starts again.
   *
   * @param fall factor of a fall, above 0 and below 1
   * @param patience epochs without a new lowest loss, at least 1
   */
  record Plateau(double fall, int patience) implements Schedule {
    /** Checks the numbers. */
    public Plateau {
      requirePositive("factor of a fall", fall);
      if (fall >= 1) {
        throw new IllegalArgumentException("factor of a fall " + fall + "; must be below 1");
      }
      requireAtLeastOne("patience", patience);
    }

    @Override
    public double factor(Moment moment) {
      double lowest = Double.POSITIVE_INFINITY;
      double factor = 1;
      int waited = 0;
      for (double loss : moment.losses()) {
        waited = loss < lowest ? 0 : waited + 1;
        lowest = Math.min(lowest, loss);
        if (waited == patience) {
          factor *= fall;
          waited = 0;
        }
      }
      return factor;
    }
  }

  /**
   * A straight rise from a third of the rate over the first steps, times another schedule.
   *
   * @param steps of the optimizer, at least 1
   * @param then the other schedule
   */
  record WarmUp(int steps, Schedule then) implements Schedule {
    private static final double START = 1.0 / 3;

    /** Checks the number of steps. */
    public WarmUp {
      requireAtLeastOne("steps of the warm-up", steps);
    }

    @Override
    public double factor(Moment moment) {
      double done = Math.min(1, (double) moment.step() / steps);
      return (START + (1 - START) * done) * then.factor(moment);
    }

    @Override
    public boolean dependsOnLength() {
      return then.dependsOnLength();
    }
  }

  /**
   * Another schedule, whose time moves on at every step and not only from epoch to epoch.
   *
   * @param inner the other schedule
   */
  record ByStep(Schedule inner) implements Schedule {
    @Override
    public double factor(Moment moment) {
      return inner.factor(
          new Moment(
              moment.time() + moment.within(), 0, moment.epochs(), moment.step(), moment.losses()));
    }

    @Override
    public boolean dependsOnLength() {
      return inner.dependsOnLength();
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " " + value + "; must be above 0 and finite");
    }
  }

  private static void requireShare(String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(what + " " + value + "; must be 0 to 1");
    }
  }

  private static void requireAtLeastOne(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " " + value + "; must be at least 1");
    }
  }
}
