package org.backspike.bptt.secondorder;

import java.util.List;

/** Minimizes step by step, with a line search along the direction of a second-order optimizer. */
public final class Minimizer {
  /** The optimizers by name. */
  public static final List<String> NAMES = List.of("lbfgs", "bfgs", "newton-cg");

  private final Objective objective;
  private final Direction direction;
  private final double[] gradient;
  private double[] x;
  private double value;

  /**
   * A minimizer.
   *
   * @param name one of {@link #NAMES}
   * @param objective what is minimized
   * @param start where it begins; not modified
   * @throws IllegalArgumentException if the name is unknown, or there are too many parameters
   */
  public Minimizer(String name, Objective objective, double[] start) {
    this.objective = objective;
    this.direction =
        switch (name) {
          case "lbfgs" -> new LimitedMemory();
          case "bfgs" -> new InverseHessian(objective.size());
          case "newton-cg" -> new NewtonDirection(objective);
          default ->
              throw new IllegalArgumentException(
                  "no second-order optimizer " + name + "; known are " + String.join(", ", NAMES));
        };
    this.x = start.clone();
    this.gradient = new double[start.length];
    this.value = objective.evaluate(x, gradient);
  }

  /**
   * One step.
   *
   * @return whether the value fell; false at a minimum, or where rounding hides it
   */
  public boolean step() {
    double[] d = direction.from(x, gradient);
    if (Vectors.dot(d, gradient) >= 0) {
      d = Vectors.times(-1, gradient);
    }
    LineSearch search = new LineSearch(objective, x, d, value, gradient);
    LineSearch.Found found = search.run(1);
    if (found.step() == 0) {
      return false;
    }
    direction.learn(Vectors.minus(search.point(), x), Vectors.minus(search.gradient(), gradient));
    x = search.point();
    System.arraycopy(search.gradient(), 0, gradient, 0, gradient.length);
    value = found.value();
    return true;
  }

  /**
   * Where it is.
   *
   * @return a copy
   */
  public double[] point() {
    return x.clone();
  }

  /**
   * The value there.
   *
   * @return what is minimized
   */
  public double value() {
    return value;
  }

  /**
   * How steep it is there.
   *
   * @return norm of the gradient
   */
  public double gradientNorm() {
    return Vectors.norm(gradient);
  }
}
