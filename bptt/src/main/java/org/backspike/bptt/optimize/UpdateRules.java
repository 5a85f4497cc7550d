package org.backspike.bptt.optimize;

import java.util.List;

/** The optimizers by name. */
public final class UpdateRules {
  private static final List<String> NAMES =
      List.of("adam", "adamw", "adamax", "rmsprop", "adagrad", "momentum", "nesterov", "sgd");

  private UpdateRules() {}

  /**
   * All names.
   *
   * @return as {@link #named} takes them
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * An optimizer by name, with the usual numbers.
   *
   * @param name one of {@link #names()}
   * @param decay weight decay, at least 0; never of biases and of numbers of neurons
   * @return the rule
   * @throws IllegalArgumentException if the name is unknown
   */
  public static UpdateRule named(String name, double decay) {
    return switch (name) {
      case "adam" -> new Adam(0.9, 0.999, 1e-8, decay, false);
      case "adamw" -> new Adam(0.9, 0.999, 1e-8, decay, true);
      case "adamax" -> new Adamax(0.9, 0.999, 1e-8, decay);
      case "rmsprop" -> new RmsProp(0.99, 1e-8, 0, false, decay);
      case "adagrad" -> new AdaGrad(1e-10, 0, decay);
      case "momentum" -> new Sgd(0.9, 0, false, decay);
      case "nesterov" -> new Sgd(0.9, 0, true, decay);
      case "sgd" -> new Sgd(0, 0, false, decay);
      default ->
          throw new IllegalArgumentException(
              "no optimizer " + name + "; known are " + String.join(", ", NAMES));
    };
  }
}
