package org.backspike.snn.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with eight vectors of sums in registers while the rows are walked. */
final class VectorRowSums implements RowSums {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final long BYTES = FLOAT.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final ScalarRowSums TAIL = new ScalarRowSums();

  @Override
  public void add(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int column,
      int width) {
    int end8 = column + width - 8 * LANES;
    int c = column;
    for (; c <= end8; c += 8 * LANES) {
      eight(weights, stride, rows, begin, end, base, baseAt, sums, sumsAt, c);
    }
    for (; c + LANES <= column + width; c += LANES) {
      one(weights, stride, rows, begin, end, base, baseAt, sums, sumsAt, c);
    }
    int left = column + width - c;
    TAIL.add(weights, stride, rows, begin, end, base, baseAt, sums, sumsAt, c, left);
  }

  private static void eight(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int c) {
    FloatVector a0 = FloatVector.fromArray(FLOAT, base, baseAt + c);
    FloatVector a1 = FloatVector.fromArray(FLOAT, base, baseAt + c + 1 * LANES);
    FloatVector a2 = FloatVector.fromArray(FLOAT, base, baseAt + c + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(FLOAT, base, baseAt + c + 3 * LANES);
    FloatVector a4 = FloatVector.fromArray(FLOAT, base, baseAt + c + 4 * LANES);
    FloatVector a5 = FloatVector.fromArray(FLOAT, base, baseAt + c + 5 * LANES);
    FloatVector a6 = FloatVector.fromArray(FLOAT, base, baseAt + c + 6 * LANES);
    FloatVector a7 = FloatVector.fromArray(FLOAT, base, baseAt + c + 7 * LANES);
    for (int k = begin; k < end; k++) {
      long w = ((long) rows[k] * stride + c) * Float.BYTES;
      a0 = a0.add(FloatVector.fromMemorySegment(FLOAT, weights, w, ORDER));
      a1 = a1.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 1 * BYTES, ORDER));
      a2 = a2.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 2 * BYTES, ORDER));
      a3 = a3.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 3 * BYTES, ORDER));
      a4 = a4.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 4 * BYTES, ORDER));
      a5 = a5.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 5 * BYTES, ORDER));
      a6 = a6.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 6 * BYTES, ORDER));
      a7 = a7.add(FloatVector.fromMemorySegment(FLOAT, weights, w + 7 * BYTES, ORDER));
    }
    a0.intoArray(sums, sumsAt + c);
    a1.intoArray(sums, sumsAt + c + 1 * LANES);
    a2.intoArray(sums, sumsAt + c + 2 * LANES);
    a3.intoArray(sums, sumsAt + c + 3 * LANES);
    a4.intoArray(sums, sumsAt + c + 4 * LANES);
    a5.intoArray(sums, sumsAt + c + 5 * LANES);
    a6.intoArray(sums, sumsAt + c + 6 * LANES);
    a7.intoArray(sums, sumsAt + c + 7 * LANES);
  }

  private static void one(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int c) {
    FloatVector a0 = FloatVector.fromArray(FLOAT, base, baseAt + c);
    for (int k = begin; k < end; k++) {
      long w = ((long) rows[k] * stride + c) * Float.BYTES;
      a0 = a0.add(FloatVector.fromMemorySegment(FLOAT, weights, w, ORDER));
    }
    a0.intoArray(sums, sumsAt + c);
  }

  @Override
  public void addScaled(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] factors,
      int factorsAt,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int column,
      int width) {
    int end8 = column + width - 8 * LANES;
    int c = column;
    for (; c <= end8; c += 8 * LANES) {
      eightScaled(
          weights, stride, rows, begin, end, factors, factorsAt, base, baseAt, sums, sumsAt, c);
    }
    for (; c + LANES <= column + width; c += LANES) {
      oneScaled(
          weights, stride, rows, begin, end, factors, factorsAt, base, baseAt, sums, sumsAt, c);
    }
    int left = column + width - c;
    TAIL.addScaled(
        weights, stride, rows, begin, end, factors, factorsAt, base, baseAt, sums, sumsAt, c, left);
  }

  private static void eightScaled(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] factors,
      int factorsAt,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int c) {
    FloatVector a0 = FloatVector.fromArray(FLOAT, base, baseAt + c);
    FloatVector a1 = FloatVector.fromArray(FLOAT, base, baseAt + c + 1 * LANES);
    FloatVector a2 = FloatVector.fromArray(FLOAT, base, baseAt + c + 2 * LANES);
    FloatVector a3 = FloatVector.fromArray(FLOAT, base, baseAt + c + 3 * LANES);
    FloatVector a4 = FloatVector.fromArray(FLOAT, base, baseAt + c + 4 * LANES);
    FloatVector a5 = FloatVector.fromArray(FLOAT, base, baseAt + c + 5 * LANES);
    FloatVector a6 = FloatVector.fromArray(FLOAT, base, baseAt + c + 6 * LANES);
    FloatVector a7 = FloatVector.fromArray(FLOAT, base, baseAt + c + 7 * LANES);
    for (int k = begin; k < end; k++) {
      long w = ((long) rows[k] * stride + c) * Float.BYTES;
      FloatVector f = FloatVector.broadcast(FLOAT, factors[factorsAt + rows[k]]);
      a0 = FloatVector.fromMemorySegment(FLOAT, weights, w, ORDER).fma(f, a0);
      a1 = FloatVector.fromMemorySegment(FLOAT, weights, w + 1 * BYTES, ORDER).fma(f, a1);
      a2 = FloatVector.fromMemorySegment(FLOAT, weights, w + 2 * BYTES, ORDER).fma(f, a2);
      a3 = FloatVector.fromMemorySegment(FLOAT, weights, w + 3 * BYTES, ORDER).fma(f, a3);
      a4 = FloatVector.fromMemorySegment(FLOAT, weights, w + 4 * BYTES, ORDER).fma(f, a4);
      a5 = FloatVector.fromMemorySegment(FLOAT, weights, w + 5 * BYTES, ORDER).fma(f, a5);
      a6 = FloatVector.fromMemorySegment(FLOAT, weights, w + 6 * BYTES, ORDER).fma(f, a6);
      a7 = FloatVector.fromMemorySegment(FLOAT, weights, w + 7 * BYTES, ORDER).fma(f, a7);
    }
    a0.intoArray(sums, sumsAt + c);
    a1.intoArray(sums, sumsAt + c + 1 * LANES);
    a2.intoArray(sums, sumsAt + c + 2 * LANES);
    a3.intoArray(sums, sumsAt + c + 3 * LANES);
    a4.intoArray(sums, sumsAt + c + 4 * LANES);
    a5.intoArray(sums, sumsAt + c + 5 * LANES);
    a6.intoArray(sums, sumsAt + c + 6 * LANES);
    a7.intoArray(sums, sumsAt + c + 7 * LANES);
  }

  private static void oneScaled(
      MemorySegment weights,
      int stride,
      int[] rows,
      int begin,
      int end,
      float[] factors,
      int factorsAt,
      float[] base,
      int baseAt,
      float[] sums,
      int sumsAt,
      int c) {
    FloatVector a0 = FloatVector.fromArray(FLOAT, base, baseAt + c);
    for (int k = begin; k < end; k++) {
      long w = ((long) rows[k] * stride + c) * Float.BYTES;
      FloatVector f = FloatVector.broadcast(FLOAT, factors[factorsAt + rows[k]]);
      a0 = FloatVector.fromMemorySegment(FLOAT, weights, w, ORDER).fma(f, a0);
    }
    a0.intoArray(sums, sumsAt + c);
  }

  @Override
  public void addRow(
      float[] row, int rowAt, float factor, float[] sums, int sumsAt, int column, int width) {
    FloatVector f = FloatVector.broadcast(FLOAT, factor);
    int c = column;
    for (; c + LANES <= column + width; c += LANES) {
      FloatVector.fromArray(FLOAT, row, rowAt + c)
          .fma(f, FloatVector.fromArray(FLOAT, sums, sumsAt + c))
          .intoArray(sums, sumsAt + c);
    }
    TAIL.addRow(row, rowAt, factor, sums, sumsAt, c, column + width - c);
  }
}
