package org.backspike.bptt.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with a vector of the row in a register while the neurons are walked. */
final class VectorEventRows implements EventRows {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;

  @Override
  public void add(
      int[] rows, int begin, int end, float[] row, int rowAt, float[] sums, int stride, int width) {
    int bound = FLOAT.loopBound(width);
    for (int c = 0; c < bound; c += FLOAT.length()) {
      FloatVector each = FloatVector.fromArray(FLOAT, row, rowAt + c);
      for (int k = begin; k < end; k++) {
        int at = rows[k] * stride + c;
        FloatVector.fromArray(FLOAT, sums, at).add(each).intoArray(sums, at);
      }
    }
    for (int c = bound; c < width; c++) {
      for (int k = begin; k < end; k++) {
        sums[rows[k] * stride + c] += row[rowAt + c];
      }
    }
  }
}
