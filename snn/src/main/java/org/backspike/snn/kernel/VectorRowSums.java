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
    int c = column;
    for (; c + 8 * LANES <= column + width; c += 8 * LANES) {
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
        a0 = a0.add(row(weights, w));
        a1 = a1.add(row(weights, w + 1 * BYTES));
        a2 = a2.add(row(weights, w + 2 * BYTES));
        a3 = a3.add(row(weights, w + 3 * BYTES));
        a4 = a4.add(row(weights, w + 4 * BYTES));
        a5 = a5.add(row(weights, w + 5 * BYTES));
        a6 = a6.add(row(weights, w + 6 * BYTES));
        a7 = a7.add(row(weights, w + 7 * BYTES));
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
    for (; c + LANES <= column + width; c += LANES) {
      FloatVector a = FloatVector.fromArray(FLOAT, base, baseAt + c);
      for (int k = begin; k < end; k++) {
        a = a.add(row(weights, ((long) rows[k] * stride + c) * Float.BYTES));
      }
      a.intoArray(sums, sumsAt + c);
    }
    int left = column + width - c;
    TAIL.add(weights, stride, rows, begin, end, base, baseAt, sums, sumsAt, c, left);
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
    int c = column;
    for (; c + 8 * LANES <= column + width; c += 8 * LANES) {
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
        a0 = row(weights, w).fma(f, a0);
        a1 = row(weights, w + 1 * BYTES).fma(f, a1);
        a2 = row(weights, w + 2 * BYTES).fma(f, a2);
        a3 = row(weights, w + 3 * BYTES).fma(f, a3);
        a4 = row(weights, w + 4 * BYTES).fma(f, a4);
        a5 = row(weights, w + 5 * BYTES).fma(f, a5);
        a6 = row(weights, w + 6 * BYTES).fma(f, a6);
        a7 = row(weights, w + 7 * BYTES).fma(f, a7);
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
    for (; c + LANES <= column + width; c += LANES) {
      FloatVector a = FloatVector.fromArray(FLOAT, base, baseAt + c);
      for (int k = begin; k < end; k++) {
        FloatVector f = FloatVector.broadcast(FLOAT, factors[factorsAt + rows[k]]);
        a = row(weights, ((long) rows[k] * stride + c) * Float.BYTES).fma(f, a);
      }
      a.intoArray(sums, sumsAt + c);
    }
    int left = column + width - c;
    TAIL.addScaled(
        weights, stride, rows, begin, end, factors, factorsAt, base, baseAt, sums, sumsAt, c, left);
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

  private static FloatVector row(MemorySegment weights, long at) {
    return FloatVector.fromMemorySegment(FLOAT, weights, at, ORDER);
  }
}
