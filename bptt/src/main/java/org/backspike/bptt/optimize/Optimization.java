package org.backspike.bptt.optimize;

/**
 * How gradients become steps during a training.
 *
 * @param rule name of the optimizer, one of {@link UpdateRules#names()}
 * @param rate first learning rate, above 0
 * @param schedule how the rate changes
 * @param decay weight decay of the weights of projections, at least 0: added to the gradient, or
 *     with {@code adamw} taken from the weight
 * @param limits what is done to the gradient before
 */
public record Optimization(
    String rule, double rate, Schedule schedule, double decay, GradientLimits limits) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range or the optimizer is unknown
   */
  public Optimization {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("learning rate " + rate + "; must be above 0 and finite");
    }
    if (!(decay >= 0) || Double.isInfinite(decay)) {
      throw new IllegalArgumentException(
          "weight decay " + decay + "; must be at least 0 and finite");
    }
    UpdateRules.named(rule, decay);
  }

  /**
   * An optimizer without decay and limits.
   *
   * @param rule its name
   * @param rate first learning rate, above 0
   * @param schedule how the rate changes
   */
  public Optimization(String rule, double rate, Schedule schedule) {
    this(rule, rate, schedule, 0, GradientLimits.NONE);
  }

  /**
   * An optimizer with its own decay, no limits and the same rate at all steps.
   *
   * @param rule its name
   * @param rate learning rate, above 0
   * @return the recipe
   * @throws IllegalArgumentException if the rate is out of range or the optimizer is unknown
   */
  public static Optimization constant(String rule, double rate) {
    return new Optimization(rule, rate, new Schedule.Constant());
  }

  /**
   * The same with another optimizer.
   *
   * @param name of the optimizer
   * @return the optimization
   */
  public Optimization withRule(String name) {
    return new Optimization(name, rate, schedule, decay, limits);
  }

  /**
   * The same with another rate.
   *
   * @param first learning rate, above 0
   * @return the optimization
   */
  public Optimization withRate(double first) {
    return new Optimization(rule, first, schedule, decay, limits);
  }

  /**
   * The same with another schedule.
   *
   * @param other how the rate changes
   * @return the optimization
   */
  public Optimization withSchedule(Schedule other) {
    return new Optimization(rule, rate, other, decay, limits);
  }

  /**
   * The same with another weight decay.
   *
   * @param factor at least 0
   * @return the optimization
   */
  public Optimization withDecay(double factor) {
    return new Optimization(rule, rate, schedule, factor, limits);
  }

  /**
   * The same with other limits.
   *
   * @param other what is done to the gradient before a step
   * @return the optimization
   */
  public Optimization withLimits(GradientLimits other) {
    return new Optimization(rule, rate, schedule, decay, other);
  }
}
