package org.backspike.bptt;

import org.backspike.snn.encode.CounterHash;

/** Random orthogonal matrices, by Gram and Schmidt from normal rows. */
final class OrthogonalMatrix {
  private OrthogonalMatrix() {}

  /** Fills a square matrix, shape [n][n], with rows and columns of a length. */
  static void fill(float[] matrix, int n, double length, int key) {
    double[][] rows = new double[n][n];
    for (int r = 0; r < n; r++) {
      for (int c = 0; c < n; c++) {
        rows[r][c] = CounterHash.normal(key, r * n + c);
      }
      // twice: what rounding left after the first pass
      project(rows, r);
      project(rows, r);
      double norm = Math.sqrt(dot(rows[r], rows[r]));
      for (int c = 0; c < n; c++) {
        rows[r][c] /= norm;
        matrix[r * n + c] = (float) (length * rows[r][c]);
      }
    }
  }

  private static void project(double[][] rows, int r) {
    for (int before = 0; before < r; before++) {
      double along = dot(rows[r], rows[before]);
      for (int c = 0; c < rows.length; c++) {
        rows[r][c] -= along * rows[before][c];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
