package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with up to eight vectors of sums in registers while the list is walked. */
final class VectorListedRowSums implements ListedRowSums {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final long BYTES = FLOAT.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public void add(
      int[] list,
      int begin,
      int end,
      MemorySegment rows,
      int stride,
      float[] sums,
      int sumsAt,
      int width) {
    int c = 0;
    for (; c + 8 * LANES <= width; c += 8 * LANES) {
      eight(list, begin, end, rows, stride, c, sums, sumsAt + c);
    }
    for (; c + LANES <= width; c += LANES) {
      one(list, begin, end, rows, stride, c, sums, sumsAt + c);
    }
    ScalarListedRowSums.addFrom(c, list, begin, end, rows, stride, sums, sumsAt, width);
  }

  private static void eight(
      int[] list,
      int begin,
      int end,
      MemorySegment rows,
      int stride,
      int column,
      float[] sums,
      int sumsAt) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    FloatVector s1 = FloatVector.zero(FLOAT);
    FloatVector s2 = FloatVector.zero(FLOAT);
    FloatVector s3 = FloatVector.zero(FLOAT);
    FloatVector s4 = FloatVector.zero(FLOAT);
    FloatVector s5 = FloatVector.zero(FLOAT);
    FloatVector s6 = FloatVector.zero(FLOAT);
    FloatVector s7 = FloatVector.zero(FLOAT);
    for (int k = end - 1; k >= begin; k--) {
      long from = ((long) list[k] * stride + column) * Float.BYTES;
      s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, rows, from, ORDER));
      s1 = s1.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 1 * BYTES, ORDER));
      s2 = s2.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 2 * BYTES, ORDER));
      s3 = s3.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 3 * BYTES, ORDER));
      s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 4 * BYTES, ORDER));
      s5 = s5.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 5 * BYTES, ORDER));
      s6 = s6.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 6 * BYTES, ORDER));
      s7 = s7.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 7 * BYTES, ORDER));
    }
    FloatVector.fromArray(FLOAT, sums, sumsAt).add(s0).intoArray(sums, sumsAt);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 1 * LANES)
        .add(s1)
        .intoArray(sums, sumsAt + 1 * LANES);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 2 * LANES)
        .add(s2)
        .intoArray(sums, sumsAt + 2 * LANES);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 3 * LANES)
        .add(s3)
        .intoArray(sums, sumsAt + 3 * LANES);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 4 * LANES)
        .add(s4)
        .intoArray(sums, sumsAt + 4 * LANES);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 5 * LANES)
        .add(s5)
        .intoArray(sums, sumsAt + 5 * LANES);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 6 * LANES)
        .add(s6)
        .intoArray(sums, sumsAt + 6 * LANES);
    FloatVector.fromArray(FLOAT, sums, sumsAt + 7 * LANES)
        .add(s7)
        .intoArray(sums, sumsAt + 7 * LANES);
  }

  private static void one(
      int[] list,
      int begin,
      int end,
      MemorySegment rows,
      int stride,
      int column,
      float[] sums,
      int sumsAt) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    for (int k = end - 1; k >= begin; k--) {
      long from = ((long) list[k] * stride + column) * Float.BYTES;
      s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, rows, from, ORDER));
    }
    FloatVector.fromArray(FLOAT, sums, sumsAt).add(s0).intoArray(sums, sumsAt);
  }
}
