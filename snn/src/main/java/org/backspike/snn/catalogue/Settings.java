package org.backspike.snn.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What follows a name: {@code KEY=VALUE,...}. Whoever makes the thing asks for each by its key. */
public final class Settings {
  private final Map<String, String> given = new LinkedHashMap<>();
  private final List<String> known = new ArrayList<>();

  /**
   * Reads settings.
   *
   * @param text {@code KEY=VALUE} joined by commas, or empty
   * @throws IllegalArgumentException if it has another form or a key twice
   */
  Settings(String text) {
    if (text.isEmpty()) {
      return;
    }
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1 || equals == part.length() - 1) {
        throw new IllegalArgumentException("\"" + part + "\"; must be KEY=VALUE");
      }
      if (given.put(part.substring(0, equals), part.substring(equals + 1)) != null) {
        throw new IllegalArgumentException(part.substring(0, equals) + " is given twice");
      }
    }
  }

  /**
   * A number.
   *
   * @param key its name
   * @param usual what it is if not given
   * @return a finite number
   * @throws IllegalArgumentException if what is given is none
   */
  public double number(String key, double usual) {
    return value(key).map(text -> parsed(key, text)).orElse(usual);
  }

  private static double parsed(String key, String text) {
    double number;
    try {
      number = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      number = Double.NaN;
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(key + " " + text + "; must be a number");
    }
    return number;
  }

  /**
   * A whole number.
   *
   * @param key its name
   * @param usual what it is if not given
   * @return the number
   * @throws IllegalArgumentException if what is given is none
   */
  public int whole(String key, int usual) {
    double number = number(key, usual);
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(key + " " + number + "; must be a whole number");
    }
    return (int) number;
  }

  /**
   * Several numbers, with slashes between them.
   *
   * @param key its name
   * @return finite numbers; none if it is not given
   * @throws IllegalArgumentException if one is no number
   */
  public double[] numbers(String key) {
    return value(key).stream()
        .flatMap(text -> Arrays.stream(text.split("/", -1)))
        .mapToDouble(text -> parsed(key, text))
        .toArray();
  }

  /**
   * One of some words.
   *
   * @param key its name
   * @param usual what it is if not given
   * @param <E> their type; a word is the name of a constant in lower case
   * @return the constant
   * @throws IllegalArgumentException if what is given is none of them
   */
  public <E extends Enum<E>> E word(String key, E usual) {
    Optional<String> text = value(key);
    if (text.isEmpty()) {
      return usual;
    }
    List<String> words = new ArrayList<>();
    for (E each : usual.getDeclaringClass().getEnumConstants()) {
      String word = each.name().toLowerCase(Locale.ROOT);
      if (word.equals(text.get())) {
        return each;
      }
      words.add(word);
    }
    throw new IllegalArgumentException(
        key + " " + text.get() + "; must be " + String.join(" or ", words));
  }

  private Optional<String> value(String key) {
    known.add(key);
    return Optional.ofNullable(given.get(key));
  }

  /** Refuses what nobody asked for. */
  void requireAllKnown() {
    for (String key : given.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "no setting "
                + key
                + "; "
                + (known.isEmpty() ? "there are none" : "known are " + String.join(", ", known)));
      }
    }
  }
}
