package org.backspike.snn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with eight vectors of sums in registers while the rows are walked. */
final class VectorRowSums implements RowSums {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final ScalarRowSums TAIL = new ScalarRowSums();

  @Override
  public void add(
      float[] weights,
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
        int w = rows[k] * stride + c;
        a0 = a0.add(FloatVector.fromArray(FLOAT, weights, w));
        a1 = a1.add(FloatVector.fromArray(FLOAT, weights, w + 1 * LANES));
        a2 = a2.add(FloatVector.fromArray(FLOAT, weights, w + 2 * LANES));
        a3 = a3.add(FloatVector.fromArray(FLOAT, weights, w + 3 * LANES));
        a4 = a4.add(FloatVector.fromArray(FLOAT, weights, w + 4 * LANES));
        a5 = a5.add(FloatVector.fromArray(FLOAT, weights, w + 5 * LANES));
        a6 = a6.add(FloatVector.fromArray(FLOAT, weights, w + 6 * LANES));
        a7 = a7.add(FloatVector.fromArray(FLOAT, weights, w + 7 * LANES));
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
        a = a.add(FloatVector.fromArray(FLOAT, weights, rows[k] * stride + c));
      }
      a.intoArray(sums, sumsAt + c);
    }
    int left = column + width - c;
    TAIL.add(weights, stride, rows, begin, end, base, baseAt, sums, sumsAt, c, left);
  }

  @Override
  public void addScaled(
      float[] weights,
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
        int w = rows[k] * stride + c;
        FloatVector f = FloatVector.broadcast(FLOAT, factors[factorsAt + rows[k]]);
        a0 = FloatVector.fromArray(FLOAT, weights, w).fma(f, a0);
        a1 = FloatVector.fromArray(FLOAT, weights, w + 1 * LANES).fma(f, a1);
        a2 = FloatVector.fromArray(FLOAT, weights, w + 2 * LANES).fma(f, a2);
        a3 = FloatVector.fromArray(FLOAT, weights, w + 3 * LANES).fma(f, a3);
        a4 = FloatVector.fromArray(FLOAT, weights, w + 4 * LANES).fma(f, a4);
        a5 = FloatVector.fromArray(FLOAT, weights, w + 5 * LANES).fma(f, a5);
        a6 = FloatVector.fromArray(FLOAT, weights, w + 6 * LANES).fma(f, a6);
        a7 = FloatVector.fromArray(FLOAT, weights, w + 7 * LANES).fma(f, a7);
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
        a = FloatVector.fromArray(FLOAT, weights, rows[k] * stride + c).fma(f, a);
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
}
