package org.backspike.chip.datapath;

/** The one sentence about a number that is out of range. */
final class Ranges {
  private Ranges() {}

  static void require(String field, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          field + " is " + value + "; must be " + low + " to " + high);
    }
  }
}
