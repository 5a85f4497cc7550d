package org.backspike.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same with four vectors of sums in registers while the rows are walked. The order of the adds
 * of one sum is that of the scalar form; integer adds commute anyway.
 */
final class VectorRowSums implements RowSums {
  private static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Byte> BYTE =
      VectorSpecies.of(
          byte.class, jdk.incubator.vector.VectorShape.forBitSize(INT.vectorBitSize() / 4));
  private static final int LANES = INT.length();

  @Override
  public void add(byte[] weights, int targets, int[] rows, int count, int[] sums, int offset) {
    int tiled = targets - targets % (4 * LANES);
    for (int i = 0; i < tiled; i += 4 * LANES) {
      int at = offset + i;
      IntVector a0 = IntVector.fromArray(INT, sums, at);
      IntVector a1 = IntVector.fromArray(INT, sums, at + LANES);
      IntVector a2 = IntVector.fromArray(INT, sums, at + 2 * LANES);
      IntVector a3 = IntVector.fromArray(INT, sums, at + 3 * LANES);
      for (int k = 0; k < count; k++) {
        int w = rows[k] * targets + i;
        a0 = a0.add(widen(weights, w));
        a1 = a1.add(widen(weights, w + LANES));
        a2 = a2.add(widen(weights, w + 2 * LANES));
        a3 = a3.add(widen(weights, w + 3 * LANES));
      }
      a0.intoArray(sums, at);
      a1.intoArray(sums, at + LANES);
      a2.intoArray(sums, at + 2 * LANES);
      a3.intoArray(sums, at + 3 * LANES);
    }
    int single = targets - targets % LANES;
    for (int i = tiled; i < single; i += LANES) {
      IntVector a = IntVector.fromArray(INT, sums, offset + i);
      for (int k = 0; k < count; k++) {
        a = a.add(widen(weights, rows[k] * targets + i));
      }
      a.intoArray(sums, offset + i);
    }
    ScalarRowSums.addFrom(single, weights, targets, rows, count, sums, offset);
  }

  @Override
  public void addGraded(
      byte[] weights, int targets, int[] rows, int[] payloads, int count, int[] sums, int offset) {
    int tiled = targets - targets % (4 * LANES);
    for (int i = 0; i < tiled; i += 4 * LANES) {
      int at = offset + i;
      IntVector a0 = IntVector.fromArray(INT, sums, at);
      IntVector a1 = IntVector.fromArray(INT, sums, at + LANES);
      IntVector a2 = IntVector.fromArray(INT, sums, at + 2 * LANES);
      IntVector a3 = IntVector.fromArray(INT, sums, at + 3 * LANES);
      for (int k = 0; k < count; k++) {
        int w = rows[k] * targets + i;
        int payload = payloads[k];
        a0 = a0.add(widen(weights, w).mul(payload));
        a1 = a1.add(widen(weights, w + LANES).mul(payload));
        a2 = a2.add(widen(weights, w + 2 * LANES).mul(payload));
        a3 = a3.add(widen(weights, w + 3 * LANES).mul(payload));
      }
      a0.intoArray(sums, at);
      a1.intoArray(sums, at + LANES);
      a2.intoArray(sums, at + 2 * LANES);
      a3.intoArray(sums, at + 3 * LANES);
    }
    int single = targets - targets % LANES;
    for (int i = tiled; i < single; i += LANES) {
      IntVector a = IntVector.fromArray(INT, sums, offset + i);
      for (int k = 0; k < count; k++) {
        a = a.add(widen(weights, rows[k] * targets + i).mul(payloads[k]));
      }
      a.intoArray(sums, offset + i);
    }
    ScalarRowSums.addGradedFrom(single, weights, targets, rows, payloads, count, sums, offset);
  }

  private static IntVector widen(byte[] weights, int at) {
    return (IntVector) ByteVector.fromArray(BYTE, weights, at).castShape(INT, 0);
  }
}
