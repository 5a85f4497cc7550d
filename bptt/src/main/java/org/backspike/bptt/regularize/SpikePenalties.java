package org.backspike.bptt.regularize;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Penalties as words: a name, a colon and its numbers, joined by commas. */
public final class SpikePenalties {
  private static final Map<String, Form> ALL = new LinkedHashMap<>();

  /** Numbers of a penalty, by name, and how it is made from them. */
  private record Form(List<String> numbers, Function<double[], SpikePenalty> make) {}

  static {
    add("l1", n -> new SpikePenalty.Count(n[0]), "FACTOR");
    add("l2", n -> new SpikePenalty.SquaredRate(n[0]), "FACTOR");
    add("ceiling", n -> new SpikePenalty.PopulationCeiling(n[0], n[1]), "FACTOR", "MOST");
    add("floor", n -> new SpikePenalty.NeuronFloor(n[0], n[1]), "FACTOR", "LEAST");
    add("silence", n -> new SpikePenalty.SilentUnits(n[0], n[1]), "FACTOR", "LEAST");
    add("sparsity", n -> new SpikePenalty.Sparsity(n[0], n[1]), "FACTOR", "MOST");
    add("max-rate", n -> new SpikePenalty.MeanRate(n[0], n[1]), "FACTOR", "MOST");
  }

  private SpikePenalties() {}

  private static void add(String name, Function<double[], SpikePenalty> make, String... numbers) {
    ALL.put(name, new Form(List.of(numbers), make));
  }

  /**
   * All forms.
   *
   * @return as {@link #parse} takes them, such as {@code ceiling:FACTOR,MOST}
   */
  public static List<String> forms() {
    return ALL.entrySet().stream()
        .map(each -> each.getKey() + ":" + String.join(",", each.getValue().numbers()))
        .toList();
  }

  /**
   * Reads a penalty.
   *
   * @param text one of {@link #forms()} with numbers
   * @return the penalty
   * @throws IllegalArgumentException if it cannot be read or a number is out of range
   */
  public static SpikePenalty parse(String text) {
    String[] parts = text.split("[:,]", -1);
    Form form = ALL.get(parts[0]);
    if (form == null || parts.length - 1 != form.numbers().size()) {
      throw unreadable(text);
    }
    double[] numbers = new double[parts.length - 1];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(text, parts[i + 1]);
    }
    return form.make().apply(numbers);
  }

  private static double number(String text, String part) {
    try {
      return Double.parseDouble(part);
    } catch (NumberFormatException e) {
      throw unreadable(text);
    }
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException(
        "penalty " + text + "; must be " + String.join(" or ", forms()));
  }
}
