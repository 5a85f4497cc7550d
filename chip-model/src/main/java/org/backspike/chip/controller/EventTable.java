package org.backspike.chip.controller;

import java.util.Arrays;

/** Rows of numbers in the order in which they happened. */
public final class EventTable {
  private final int columns;
  private long[] values = new long[64];
  private int used;

  /**
   * An empty table.
   *
   * @param columns numbers per row, at least 1
   */
  public EventTable(int columns) {
    this.columns = columns;
  }

  /**
   * Adds a row.
   *
   * @param row one number per column
   * @throws IllegalArgumentException if there are more or fewer
   */
  public void add(long... row) {
    if (row.length != columns) {
      throw new IllegalArgumentException(row.length + " numbers; must be " + columns);
    }
    if (used + columns > values.length) {
      values = Arrays.copyOf(values, Math.max(used + columns, 2 * values.length));
    }
    System.arraycopy(row, 0, values, used, columns);
    used += columns;
  }

  /**
   * How many rows there are.
   *
   * @return at least 0
   */
  public int rows() {
    return used / columns;
  }

  /**
   * How many numbers a row has.
   *
   * @return at least 1
   */
  public int columns() {
    return columns;
  }

  /**
   * A number.
   *
   * @param row from 0
   * @param column from 0
   * @return its value
   */
  public long get(int row, int column) {
    if (row < 0 || row >= rows() || column < 0 || column >= columns) {
      throw new IllegalArgumentException("no row " + row + ", column " + column);
    }
    return values[row * columns + column];
  }

  /**
   * Where two tables begin to differ.
   *
   * @param other a table with as many columns
   * @return the first row that differs or that only one of them has; -1 if they are equal
   */
  public int firstDifference(EventTable other) {
    int at = Arrays.mismatch(values, 0, used, other.values, 0, other.used);
    return at < 0 ? -1 : at / columns;
  }
}
