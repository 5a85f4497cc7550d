package org.backspike.surrogate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * The built-in surrogates by name. Each has one number that is set from outside, its slope, and a
 * usual value of it; the rest of its numbers are those of its source.
 */
public final class Surrogates {
  private static final Map<String, Entry> ALL = new LinkedHashMap<>();

  /** A built-in surrogate: its usual slope and how it is made from one. */
  private record Entry(double usual, DoubleFunction<Surrogate> make) {}

  static {
    add("fast-sigmoid", 5, FastSigmoid::new);
    add("arctan", 2, Arctan::new);
    add("triangle", 1, Triangle::new);
    add("box", 1, slope -> new Boxcar(0.5 / slope, 1));
    add("sigmoid", 4, Sigmoid::new);
    add("straight-through", 1, slope -> new StraightThrough());
    add("erf", 2, Erf::new);
    add("softsign", 2, Softsign::new);
    add("piecewise-exponential", 1, PiecewiseExponential::new);
    add("superspike", 1, SuperSpike::new);
    add("dampened-triangle", 1, slope -> new DampenedTriangle(0.3, 1 / slope));
    add("multi-gaussian", 2, slope -> new MultiGaussian(0.5, 1 / slope, 0.15, 6));
    add("piecewise-leaky-relu", 1, slope -> new PiecewiseLeakyRelu(1 / slope, 0.01));
    add("s2nn", 4, slope -> new S2nn(slope, 1));
    add("q-pseudo", 2, QPseudo::new);
    add("periodic-exponential", 2, PeriodicExponential::new);
    add("multi-spike", 1, MultiSpike::new);
    add("snntorch-triangular", 1, SnntorchTriangular::new);
  }

  private Surrogates() {}

  private static void add(String name, double usual, DoubleFunction<Surrogate> make) {
    ALL.put(name, new Entry(usual, make));
  }

  /**
   * All names.
   *
   * @return as {@link #named} takes them
   */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /**
   * A surrogate by name.
   *
   * @param name one of {@link #names()}
   * @param slope its slope: what multiplies the distance, or the height where nothing does; of
   *     {@code box} the inverse of its full width; without meaning for {@code straight-through}
   * @return the surrogate
   * @throws IllegalArgumentException if the name is unknown or the slope out of range
   */
  public static Surrogate named(String name, double slope) {
    requirePositive("slope", slope);
    return entry(name).make().apply(slope);
  }

  /**
   * A surrogate with its usual slope.
   *
   * @param name one of {@link #names()}
   * @return the surrogate
   * @throws IllegalArgumentException if the name is unknown
   */
  public static Surrogate usual(String name) {
    Entry entry = entry(name);
    return entry.make().apply(entry.usual());
  }

  private static Entry entry(String name) {
    Entry entry = ALL.get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "no surrogate " + name + "; known are " + String.join(", ", ALL.keySet()));
    }
    return entry;
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(what + " " + value + "; must be above 0 and finite");
    }
  }
}
