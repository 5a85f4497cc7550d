package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with up to eight vectors of sums in registers while the set bits are walked. */
final class VectorBitRowSums implements BitRowSums {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final ScalarBitRowSums TAIL = new ScalarBitRowSums();

  @Override
  public void sum(
      int[] bits,
      int bitsAt,
      int bitsStride,
      int steps,
      float[] rows,
      int rowsAt,
      int stride,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int width) {
    int c = 0;
    for (; c + 8 * LANES <= width; c += 8 * LANES) {
      eight(
          bits,
          bitsAt,
          bitsStride,
          steps,
          rows,
          rowsAt + c,
          stride,
          base,
          baseAt + c,
          sums,
          sumsAt + c);
    }
    for (; c + LANES <= width; c += LANES) {
      one(
          bits,
          bitsAt,
          bitsStride,
          steps,
          rows,
          rowsAt + c,
          stride,
          base,
          baseAt + c,
          sums,
          sumsAt + c);
    }
    if (c < width) {
      TAIL.sum(
          bits,
          bitsAt,
          bitsStride,
          steps,
          rows,
          rowsAt + c,
          stride,
          base,
          baseAt + c,
          sums,
          sumsAt + c,
          width - c);
    }
  }

  /** The steps of a word that count. */
  private static int word(int[] bits, int bitsAt, int bitsStride, int first, int steps) {
    int word = bits[bitsAt + (first >> 5) * bitsStride];
    return steps - first < 32 ? word & ((1 << (steps - first)) - 1) : word;
  }

  private static void eight(
      int[] bits,
      int bitsAt,
      int bitsStride,
      int steps,
      float[] rows,
      int rowsAt,
      int stride,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    FloatVector s1 = FloatVector.zero(FLOAT);
    FloatVector s2 = FloatVector.zero(FLOAT);
    FloatVector s3 = FloatVector.zero(FLOAT);
    FloatVector s4 = FloatVector.zero(FLOAT);
    FloatVector s5 = FloatVector.zero(FLOAT);
    FloatVector s6 = FloatVector.zero(FLOAT);
    FloatVector s7 = FloatVector.zero(FLOAT);
    for (int first = 0; first < steps; first += 32) {
      for (int left = word(bits, bitsAt, bitsStride, first, steps); left != 0; left &= left - 1) {
        int at = rowsAt + (first + Integer.numberOfTrailingZeros(left)) * stride;
        s0 = s0.add(FloatVector.fromArray(FLOAT, rows, at));
        s1 = s1.add(FloatVector.fromArray(FLOAT, rows, at + 1 * LANES));
        s2 = s2.add(FloatVector.fromArray(FLOAT, rows, at + 2 * LANES));
        s3 = s3.add(FloatVector.fromArray(FLOAT, rows, at + 3 * LANES));
        s4 = s4.add(FloatVector.fromArray(FLOAT, rows, at + 4 * LANES));
        s5 = s5.add(FloatVector.fromArray(FLOAT, rows, at + 5 * LANES));
        s6 = s6.add(FloatVector.fromArray(FLOAT, rows, at + 6 * LANES));
        s7 = s7.add(FloatVector.fromArray(FLOAT, rows, at + 7 * LANES));
      }
    }
    FloatVector.fromArray(FLOAT, base, baseAt).add(s0).intoArray(sums, sumsAt);
    FloatVector.fromArray(FLOAT, base, baseAt + 1 * LANES)
        .add(s1)
        .intoArray(sums, sumsAt + 1 * LANES);
    FloatVector.fromArray(FLOAT, base, baseAt + 2 * LANES)
        .add(s2)
        .intoArray(sums, sumsAt + 2 * LANES);
    FloatVector.fromArray(FLOAT, base, baseAt + 3 * LANES)
        .add(s3)
        .intoArray(sums, sumsAt + 3 * LANES);
    FloatVector.fromArray(FLOAT, base, baseAt + 4 * LANES)
        .add(s4)
        .intoArray(sums, sumsAt + 4 * LANES);
    FloatVector.fromArray(FLOAT, base, baseAt + 5 * LANES)
        .add(s5)
        .intoArray(sums, sumsAt + 5 * LANES);
    FloatVector.fromArray(FLOAT, base, baseAt + 6 * LANES)
        .add(s6)
        .intoArray(sums, sumsAt + 6 * LANES);
    FloatVector.fromArray(FLOAT, base, baseAt + 7 * LANES)
        .add(s7)
        .intoArray(sums, sumsAt + 7 * LANES);
  }

  private static void one(
      int[] bits,
      int bitsAt,
      int bitsStride,
      int steps,
      float[] rows,
      int rowsAt,
      int stride,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    for (int first = 0; first < steps; first += 32) {
      for (int left = word(bits, bitsAt, bitsStride, first, steps); left != 0; left &= left - 1) {
        int at = rowsAt + (first + Integer.numberOfTrailingZeros(left)) * stride;
        s0 = s0.add(FloatVector.fromArray(FLOAT, rows, at));
      }
    }
    FloatVector.fromArray(FLOAT, base, baseAt).add(s0).intoArray(sums, sumsAt);
  }
}
