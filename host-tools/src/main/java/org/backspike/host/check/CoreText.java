package org.backspike.host.check;

import java.nio.file.Path;
import java.util.List;
import org.backspike.host.file.InputError;

/**
 * Lines of a file of a core.
 *
 * @param file its path
 * @param lines without line feeds
 */
record CoreText(Path file, List<String> lines) {
  /** Longest number: 18 digits fit 64 bits. */
  private static final String DECIMAL = "-?\\d{1,18}";

  void requireLines(int count) {
    if (lines.size() != count) {
      throw new InputError(file, "", lines.size() + " lines; must be " + count);
    }
  }

  void requireHexadecimal(int line, int digits) {
    if (!lines.get(line).matches("[0-9a-f]{" + digits + "}")) {
      throw wrong(line, "\"" + lines.get(line) + "\"; must be " + digits + " hexadecimal digits");
    }
  }

  void requireHeader(String header) {
    if (lines.isEmpty() || !lines.getFirst().equals(header)) {
      throw wrong(0, "is no header; must be " + header);
    }
  }

  /** The fields of a line. */
  String[] fields(int line, String separator, int count) {
    String[] fields = lines.get(line).split(separator, -1);
    if (fields.length != count) {
      throw wrong(line, fields.length + " fields; must be " + count);
    }
    return fields;
  }

  long decimal(int line, String field) {
    if (!field.matches(DECIMAL)) {
      throw wrong(line, "\"" + field + "\"; must be an integer");
    }
    return Long.parseLong(field);
  }

  long hexadecimal(int line, String field, int digits) {
    if (!field.matches("[0-9a-f]{" + digits + "}")) {
      throw wrong(line, "\"" + field + "\"; must be " + digits + " hexadecimal digits");
    }
    return Long.parseUnsignedLong(field, 16);
  }

  InputError wrong(int line, String problem) {
    return new InputError(file, "line " + (line + 1), problem);
  }
}
