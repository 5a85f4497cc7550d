package org.backspike.snn.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with four vectors of sums in registers while the rows are walked. */
final class VectorSpikeRows implements SpikeRows {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();

  @Override
  public void add(float[] weights, int targets, int[] rows, int begin, int end, float[] sums) {
    int tiled = targets - targets % (4 * LANES);
    for (int i = 0; i < tiled; i += 4 * LANES) {
      FloatVector a0 = FloatVector.fromArray(FLOAT, sums, i);
      FloatVector a1 = FloatVector.fromArray(FLOAT, sums, i + LANES);
      FloatVector a2 = FloatVector.fromArray(FLOAT, sums, i + 2 * LANES);
      FloatVector a3 = FloatVector.fromArray(FLOAT, sums, i + 3 * LANES);
      for (int k = begin; k < end; k++) {
        int w = rows[k] * targets + i;
        a0 = a0.add(FloatVector.fromArray(FLOAT, weights, w));
        a1 = a1.add(FloatVector.fromArray(FLOAT, weights, w + LANES));
        a2 = a2.add(FloatVector.fromArray(FLOAT, weights, w + 2 * LANES));
        a3 = a3.add(FloatVector.fromArray(FLOAT, weights, w + 3 * LANES));
      }
      a0.intoArray(sums, i);
      a1.intoArray(sums, i + LANES);
      a2.intoArray(sums, i + 2 * LANES);
      a3.intoArray(sums, i + 3 * LANES);
    }
    int single = targets - targets % LANES;
    for (int i = tiled; i < single; i += LANES) {
      FloatVector a = FloatVector.fromArray(FLOAT, sums, i);
      for (int k = begin; k < end; k++) {
        a = a.add(FloatVector.fromArray(FLOAT, weights, rows[k] * targets + i));
      }
      a.intoArray(sums, i);
    }
    ScalarSpikeRows.addFrom(single, weights, targets, rows, begin, end, sums);
  }

  @Override
  public void addScaled(float[] weights, int offset, float factor, float[] sums) {
    int bound = FLOAT.loopBound(sums.length);
    for (int i = 0; i < bound; i += LANES) {
      FloatVector row = FloatVector.fromArray(FLOAT, weights, offset + i).mul(factor);
      FloatVector.fromArray(FLOAT, sums, i).add(row).intoArray(sums, i);
    }
    ScalarSpikeRows.addScaledFrom(bound, weights, offset, factor, sums);
  }
}
