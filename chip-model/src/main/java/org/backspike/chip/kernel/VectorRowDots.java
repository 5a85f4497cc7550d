package org.backspike.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The same, one vector of partial sums per row, reduced once. Integer adds commute. */
final class VectorRowDots implements RowDots {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTE =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(INT.vectorBitSize() / 4));

  @Override
  public void dot(byte[] weights, int targets, int first, int rows, int[] errors, int[] sums) {
    int bound = INT.loopBound(targets);
    for (int r = 0; r < rows; r++) {
      int row = (first + r) * targets;
      IntVector sum = IntVector.zero(INT);
      for (int i = 0; i < bound; i += INT.length()) {
        IntVector w = (IntVector) ByteVector.fromArray(BYTE, weights, row + i).castShape(INT, 0);
        sum = sum.add(w.mul(IntVector.fromArray(INT, errors, i)));
      }
      int tail = ScalarRowDots.dotFrom(bound, weights, row, targets, errors);
      sums[r] = (bound == 0 ? 0 : sum.reduceLanes(VectorOperators.ADD)) + tail;
    }
  }
}
