package org.backspike.chip.execute;

import org.backspike.chip.image.ArrayLayout;
import org.backspike.chip.network.WeightArray;

/**
 * The contents of one array of a core: what its layout says how to pack. Exactly one of the four
 * forms holds the fields: bytes or shorts for weights, ints up to 32 bits, longs above.
 */
final class Contents {
  private static final WeightArray NO_WEIGHTS = WeightArray.of(new byte[0]);

  final ArrayLayout layout;
  final byte[] bytes;
  final short[] shorts;
  final int[] ints;
  final long[] longs;

  /** Common power of two of all fields, where the array is a block of mantissas. */
  int exponent;

  private Contents(ArrayLayout layout, WeightArray weights, int[] ints, long[] longs) {
    this.layout = layout;
    this.bytes = weights.bytes();
    this.shorts = weights.shorts();
    this.ints = ints;
    this.longs = longs;
  }

  static Contents ofWeights(ArrayLayout layout, WeightArray weights) {
    return new Contents(layout, weights, new int[0], new long[0]);
  }

  static Contents ofInts(ArrayLayout layout, int[] ints) {
    return new Contents(layout, NO_WEIGHTS, ints, new long[0]);
  }

  static Contents zero(ArrayLayout layout) {
    int fields = Math.multiplyExact(layout.rows(), layout.fields());
    return layout.fieldBits() > 32
        ? new Contents(layout, NO_WEIGHTS, new int[0], new long[fields])
        : ofInts(layout, new int[fields]);
  }

  long read(int row, int field) {
    int at = at(row, field);
    if (bytes.length > 0) {
      return bytes[at];
    }
    if (shorts.length > 0) {
      return shorts[at];
    }
    return ints.length > 0 ? ints[at] : longs[at];
  }

  void write(int row, int field, long value) {
    int at = at(row, field);
    if (bytes.length > 0) {
      bytes[at] = (byte) value;
    } else if (shorts.length > 0) {
      shorts[at] = (short) value;
    } else if (ints.length > 0) {
      ints[at] = (int) value;
    } else {
      longs[at] = value;
    }
  }

  private int at(int row, int field) {
    if (row < 0 || row >= layout.rows() || field < 0 || field >= layout.fields()) {
      throw new IllegalArgumentException(
          layout.name()
              + ": no field ("
              + row
              + ", "
              + field
              + "); it is "
              + layout.rows()
              + " x "
              + layout.fields());
    }
    return row * layout.fields() + field;
  }
}
