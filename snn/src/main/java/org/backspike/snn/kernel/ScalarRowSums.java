package org.backspike.snn.kernel;

/** The specification. */
final class ScalarRowSums implements RowSums {
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
    for (int c = column; c < column + width; c++) {
      float sum = base[baseAt + c];
      for (int k = begin; k < end; k++) {
        sum += weights[rows[k] * stride + c];
      }
      sums[sumsAt + c] = sum;
    }
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
    for (int c = column; c < column + width; c++) {
      float sum = base[baseAt + c];
      for (int k = begin; k < end; k++) {
        sum = Math.fma(factors[factorsAt + rows[k]], weights[rows[k] * stride + c], sum);
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
