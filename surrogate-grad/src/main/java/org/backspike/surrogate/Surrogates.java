package org.backspike.surrogate;

import java.util.List;

/** The built-in surrogates by name. */
public final class Surrogates {
  private static final List<String> NAMES = List.of("fast-sigmoid", "arctan", "triangle", "box");

  private Surrogates() {}

  /**
   * All names.
   *
   * @return as {@link #named} takes them
   */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A surrogate by name.
   *
   * @param name one of {@link #names()}
   * @param slope its slope; of the box the inverse of its full width
   * @return the surrogate
   * @throws IllegalArgumentException if the name is unknown or the slope not above 0
   */
  public static Surrogate named(String name, double slope) {
    requirePositive("slope", slope);
    return switch (name) {
      case "fast-sigmoid" -> new FastSigmoid(slope);
      case "arctan" -> new Arctan(slope);
      case "triangle" -> new Triangle(slope);
      case "box" -> new Boxcar(0.5 / slope, 1);
      default ->
          throw new IllegalArgumentException(
              "no surrogate " + name + "; known are " + String.join(", ", NAMES));
    };
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " " + value + "; must be above 0 and finite");
    }
  }
}
