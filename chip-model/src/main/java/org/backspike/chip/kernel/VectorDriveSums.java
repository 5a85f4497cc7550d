package org.backspike.chip.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same in 32-bit lanes: {@code sum << shift} exceeds the limit exactly when the sum exceeds
 * {@code limit >> shift}, so that the comparison comes before the shift and nothing overflows.
 */
final class VectorDriveSums implements DriveSums {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;

  @Override
  public int drain(int[] sums, int offset, int shift, int limit, int[] drive) {
    int bound = INT.loopBound(drive.length);
    int left = Math.max(shift, 0);
    int right = Math.max(-shift, 0);
    int saturated = 0;
    for (int i = 0; i < bound; i += INT.length()) {
      IntVector sum = IntVector.fromArray(INT, sums, offset + i);
      IntVector shrunk = sum.lanewise(VectorOperators.ASHR, right);
      VectorMask<Integer> high = shrunk.compare(VectorOperators.GT, limit >> left);
      VectorMask<Integer> low = shrunk.compare(VectorOperators.LT, -(limit >> left));
      IntVector shifted = shrunk.lanewise(VectorOperators.LSHL, left);
      shifted.blend(limit, high).blend(-limit, low).intoArray(drive, i);
      IntVector.zero(INT).intoArray(sums, offset + i);
      VectorMask<Integer> clipped = high.or(low);
      if (clipped.anyTrue()) {
        saturated += clipped.trueCount();
      }
    }
    return saturated + ScalarDriveSums.drainFrom(bound, sums, offset, shift, limit, drive);
  }
}
