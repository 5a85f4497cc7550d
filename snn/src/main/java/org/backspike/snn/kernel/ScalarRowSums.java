package org.backspike.snn.kernel;

import java.lang.foreign.MemorySegment;

/** The specification. */
final class ScalarRowSums implements RowSums {
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
    for (int c = column; c < column + width; c++) {
      float sum = base[baseAt + c];
      for (int k = begin; k < end; k++) {
        sum += AlignedFloats.get(weights, (long) rows[k] * stride + c);
      }
      sums[sumsAt + c] = sum;
    }
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
    for (int c = column; c < column + width; c++) {
      float sum = base[baseAt + c];
      for (int k = begin; k < end; k++) {
        sum =
            Math.fma(
                factors[factorsAt + rows[k]],
                AlignedFloats.get(weights, (long) rows[k] * stride + c),
                sum);
      }
      sums[sumsAt + c] = sum;
    }
  }

  @Override
  public void addRow(
      float[] row, int rowAt, float factor, float[] sums, int sumsAt, int column, int width) {
    for (int c = column; c < column + width; c++) {
      sums[sumsAt + c] = Math.fma(factor, row[rowAt + c], sums[sumsAt + c]);
    }
  }
}
