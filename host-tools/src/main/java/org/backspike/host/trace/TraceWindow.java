package org.backspike.host.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backspike.host.file.InputError;

/**
 * The times that a trace shows.
 *
 * @param from the first, in ticks of the chip; at least 0
 * @param to the first after them; above {@code from}
 */
public record TraceWindow(long from, long to) {
  /** The whole run. */
  public static final TraceWindow ALL = new TraceWindow(0, Long.MAX_VALUE);

  private static final Pattern SHAPE = Pattern.compile("(\\d{1,18}):(\\d{1,18})");

  /**
   * Checks the ends.
   *
   * @throws InputError if it is empty or begins below 0
   */
  public TraceWindow {
    if (from < 0 || from >= to) {
      throw new InputError(
          "a window of " + from + ":" + to + "; must begin at 0 or later and end after it begins");
    }
  }

  /**
   * Reads the window that a user wrote.
   *
   * @param text {@code FROM:TO}
   * @return the window
   * @throws InputError if it is something else, or empty
   */
  public static TraceWindow parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new InputError("a window of " + text + "; must be FROM:TO in cycles, such as 0:5000");
    }
    return new TraceWindow(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  @Override
  public String toString() {
    return from + ":" + to;
  }
}
