package org.backspike.host.trace;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Names of one scope of a VCD file, or of the states of one track: legal ones, no two alike. */
final class VcdNames {
  private static final int FIRST = '!';
  private static final int BASE = '~' - FIRST + 1;

  private final Set<String> taken = new HashSet<>();

  /** A name made of letters, digits and underscores, which does not begin with a digit. */
  String legal(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
    String stem = Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    String candidate = stem;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = stem + "_" + i;
    }
    return candidate;
  }

  /** The short code by which changes name a variable: its number in base 94. */
  static byte[] code(int number) {
    StringBuilder code = new StringBuilder();
    for (int rest = number; rest > 0 || code.isEmpty(); rest /= BASE) {
      code.append((char) (FIRST + rest % BASE));
    }
    return code.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
