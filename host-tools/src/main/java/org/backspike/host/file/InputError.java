package org.backspike.host.file;

import java.nio.file.Path;

/**
 * Something from outside is wrong: the message is one line, {@code FILE: WHERE: what is wrong; what
 * would be right}.
 */
public final class InputError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Characters of a message; what a file holds may be longer than anybody reads. */
  private static final int LONGEST = 1000;

  /**
   * An error without a file: an option, a name.
   *
   * @param message what is wrong; what would be right
   */
  public InputError(String message) {
    super(oneLine(message));
  }

  /**
   * An error in a file.
   *
   * @param file the file
   * @param where place inside, or empty for the file as a whole
   * @param problem what is wrong; what would be right
   */
  public InputError(Path file, String where, String problem) {
    super(oneLine(file + ": " + (where.isEmpty() ? "" : where + ": ") + problem));
  }

  /**
   * An error in a file that a constructor of a checked type found.
   *
   * @param file the file
   * @param cause what the type said
   */
  public InputError(Path file, IllegalArgumentException cause) {
    super(oneLine(file + ": " + cause.getMessage()), cause);
  }

  private static String oneLine(String message) {
    String line = message.replaceAll("\\s*\\p{Cntrl}[\\s\\p{Cntrl}]*", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
