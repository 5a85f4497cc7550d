package org.backspike.host.check;

import java.util.List;
import java.util.Set;
import org.backspike.chip.controller.Partners;
import org.backspike.chip.controller.Probe;

/** A chip of which there are cases: how its parameters and memories are read. */
interface CoreChip {
  /** Cores, ready to run the case. */
  CaseCore clocked(Partners partners, Probe probe);

  /** The same without a digest. */
  CaseCore skipping(Partners partners, Probe probe);

  /** Bits of an input address. */
  int addressBits();

  /** Reads a state of a snapshot. */
  int state(CoreText text, int line, String field);

  /** Lines and digits of each memory that it has. */
  List<Extent> extents();

  /** The event files that it has. */
  Set<CoreEvents> events();

  /**
   * The size of a memory.
   *
   * @param memory which
   * @param lines of its file
   * @param digits of a line, hexadecimal
   */
  record Extent(CaseCore.CoreMemory memory, int lines, int digits) {
    /** Most digits of one number. */
    private static final int MOST_DIGITS = 16;

    /** Digits of one number; a line has one number or several. */
    int digitsEach() {
      return Math.min(digits, MOST_DIGITS);
    }

    /** Numbers of a line. */
    int numbersPerLine() {
      return digits / digitsEach();
    }

    /** The numbers of a file. */
    long[] numbers(List<String> words) {
      long[] numbers = new long[lines * numbersPerLine()];
      for (int i = 0; i < numbers.length; i++) {
        int first = i % numbersPerLine() * digitsEach();
        String part = words.get(i / numbersPerLine()).substring(first, first + digitsEach());
        numbers[i] = Long.parseUnsignedLong(part, 16);
      }
      return numbers;
    }
  }
}
