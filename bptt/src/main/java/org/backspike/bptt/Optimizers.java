package org.backspike.bptt;

import java.util.List;

/** Optimizers by name. */
public final class Optimizers {
  /** Momentum that is used when none is said. */
  private static final double USUAL_MOMENTUM = 0.9;

  private static final List<String> NAMES = List.of("adam", "momentum", "sgd");

  private Optimizers() {}

  /**
   * All names.
   *
   * @return as {@link #named} takes them
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A fresh optimizer.
   *
   * @param name one of {@link #names()}
   * @param parameters what it will change; fixes the shapes
   * @return the optimizer
   * @throws IllegalArgumentException if the name is unknown
   */
  public static Optimizer named(String name, Parameters parameters) {
    return switch (name) {
      case "adam" -> new Adam(parameters);
      case "momentum" -> new Momentum(parameters, USUAL_MOMENTUM);
      case "sgd" -> new Sgd(parameters);
      default ->
          throw new IllegalArgumentException(
              "no optimizer " + name + "; known are " + String.join(", ", NAMES));
    };
  }
}
