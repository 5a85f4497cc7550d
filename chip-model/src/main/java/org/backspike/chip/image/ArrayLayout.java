package org.backspike.chip.image;

import org.backspike.chip.hardware.Sram;

/**
 * An array in a memory of a core: rows of equal fields, packed into words. A row starts on a word;
 * a field wider than a word takes several.
 *
 * <p>Instances are identities: two arrays of the same shape are two arrays.
 */
public final class ArrayLayout {
  private final String name;
  private final int core;
  private final Sram macro;
  private final int rows;
  private final int fields;
  private final int fieldBits;

  /**
   * Lays out an array.
   *
   * @param name what it holds, unique on its core
   * @param core the core
   * @param macro the memory it lies in
   * @param rows number of rows, at least 1
   * @param fields fields per row, at least 1
   * @param fieldBits bits per field, 1 to 64
   * @throws IllegalArgumentException if a number is out of range
   */
  public ArrayLayout(String name, int core, Sram macro, int rows, int fields, int fieldBits) {
    if (rows < 1 || fields < 1 || fieldBits < 1 || fieldBits > 64) {
      throw new IllegalArgumentException(
          name
              + ": "
              + rows
              + " rows of "
              + fields
              + " fields of "
              + fieldBits
              + " bits; must be at least 1, at most 64 bits");
    }
    this.name = name;
    this.core = core;
    this.macro = macro;
    this.rows = rows;
    this.fields = fields;
    this.fieldBits = fieldBits;
  }

  /**
   * What it holds.
   *
   * @return unique on its core
   */
  public String name() {
    return name;
  }

  /**
   * Where it lies.
   *
   * @return the core
   */
  public int core() {
    return core;
  }

  /**
   * The memory it lies in.
   *
   * @return the macro
   */
  public Sram macro() {
    return macro;
  }

  /**
   * Number of rows.
   *
   * @return at least 1
   */
  public int rows() {
    return rows;
  }

  /**
   * Fields of a row.
   *
   * @return at least 1
   */
  public int fields() {
    return fields;
  }

  /**
   * Bits of a field.
   *
   * @return 1 to 64
   */
  public int fieldBits() {
    return fieldBits;
  }

  /**
   * Words of one row: the accesses that reading it takes.
   *
   * @return at least 1
   */
  public int wordsPerRow() {
    if (fieldBits > macro.wordBits()) {
      return Math.multiplyExact(fields, Math.ceilDiv(fieldBits, macro.wordBits()));
    }
    return Math.ceilDiv(fields, macro.wordBits() / fieldBits);
  }

  /**
   * What the array takes of its memory, unused fields of words included.
   *
   * @return bits
   */
  public long bits() {
    return (long) rows * wordsPerRow() * macro.wordBits();
  }
}
