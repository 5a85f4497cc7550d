package org.backspike.bptt.optimize;

import java.util.Arrays;
import java.util.List;

/** Schedules as words: a name, and after a colon its numbers, joined by commas. */
public final class Schedules {
  private static final String FORMS =
      "constant, exponential:FALL, step:FALL,EPOCHS, cosine[:LOWEST],"
          + " one-cycle[:RISE,FIRST,LAST] or plateau:FALL,PATIENCE";

  private Schedules() {}

  /**
   * Reads a schedule.
   *
   * @param text such as {@code constant}, {@code exponential:0.9}, {@code step:0.5,10}, {@code
   *     cosine}, {@code cosine:0.01}, {@code one-cycle}, {@code one-cycle:0.3,0.04,0}, {@code
   *     plateau:0.5,3}
   * @return the schedule
   * @throws IllegalArgumentException if it cannot be read or a number is out of range
   */
  public static Schedule parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    List<Double> numbers = colon < 0 ? List.of() : numbers(text, text.substring(colon + 1));
    return switch (name + " " + numbers.size()) {
      case "constant 0" -> new Schedule.Constant();
      case "exponential 1" -> new Schedule.Exponential(numbers.get(0));
      case "step 2" -> new Schedule.Stairs(numbers.get(0), whole(text, numbers.get(1)));
      case "cosine 0" -> new Schedule.Cosine(0);
      case "cosine 1" -> new Schedule.Cosine(numbers.get(0));
      case "one-cycle 0" -> new Schedule.OneCycle(0.3, 0.04, 0);
      case "one-cycle 3" -> new Schedule.OneCycle(numbers.get(0), numbers.get(1), numbers.get(2));
      case "plateau 2" -> new Schedule.Plateau(numbers.get(0), whole(text, numbers.get(1)));
      default -> throw unreadable(text);
    };
  }

  private static List<Double> numbers(String text, String joined) {
    try {
      return Arrays.stream(joined.split(",", -1)).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw unreadable(text);
    }
  }

  private static int whole(String text, double number) {
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw unreadable(text);
    }
    return (int) number;
  }

  private static IllegalArgumentException unreadable(String text) {
    return new IllegalArgumentException("schedule " + text + "; must be " + FORMS);
  }
}
