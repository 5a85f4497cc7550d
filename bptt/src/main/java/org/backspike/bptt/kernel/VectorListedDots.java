package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The same with up to eight vectors of weights in registers while the list of a source is walked. A
 * part is a lane: to add up the lanes of a tile at once costs more than its products. Sums differ
 * from the specification by rounding; their order is fixed.
 */
final class VectorListedDots implements ListedDots {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final long BYTES = FLOAT.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public int parts() {
    return LANES;
  }

  @Override
  public void add(
      int[] begin,
      int[] list,
      int first,
      int end,
      float[] rows,
      int rowsAt,
      int stride,
      MemorySegment weights,
      int weightsStride,
      int column,
      int width,
      MemorySegment parts) {
    int c = 0;
    for (; c + 8 * LANES <= width; c += 8 * LANES) {
      eight(
          begin,
          list,
          first,
          end,
          rows,
          rowsAt + c,
          stride,
          weights,
          weightsStride,
          column + c,
          parts);
    }
    for (; c + LANES <= width; c += LANES) {
      one(
          begin,
          list,
          first,
          end,
          rows,
          rowsAt + c,
          stride,
          weights,
          weightsStride,
          column + c,
          parts);
    }
    if (c < width) {
      ScalarListedDots.addFrom(
          c,
          LANES,
          begin,
          list,
          first,
          end,
          rows,
          rowsAt,
          stride,
          weights,
          weightsStride,
          column,
          width,
          parts);
    }
  }

  private static void eight(
      int[] begin,
      int[] list,
      int first,
      int end,
      float[] rows,
      int rowsAt,
      int stride,
      MemorySegment weights,
      int weightsStride,
      int column,
      MemorySegment parts) {
    for (int j = first; j < end; j++) {
      long w = ((long) j * weightsStride + column) * Float.BYTES;
      FloatVector w0 = FloatVector.fromMemorySegment(FLOAT, weights, w, ORDER);
      FloatVector w1 = FloatVector.fromMemorySegment(FLOAT, weights, w + 1 * BYTES, ORDER);
      FloatVector w2 = FloatVector.fromMemorySegment(FLOAT, weights, w + 2 * BYTES, ORDER);
      FloatVector w3 = FloatVector.fromMemorySegment(FLOAT, weights, w + 3 * BYTES, ORDER);
      FloatVector w4 = FloatVector.fromMemorySegment(FLOAT, weights, w + 4 * BYTES, ORDER);
      FloatVector w5 = FloatVector.fromMemorySegment(FLOAT, weights, w + 5 * BYTES, ORDER);
      FloatVector w6 = FloatVector.fromMemorySegment(FLOAT, weights, w + 6 * BYTES, ORDER);
      FloatVector w7 = FloatVector.fromMemorySegment(FLOAT, weights, w + 7 * BYTES, ORDER);
      for (int k = begin[j]; k < begin[j + 1]; k++) {
        int e = rowsAt + list[k] * stride;
        long part = (k - begin[first]) * BYTES;
        FloatVector s = FloatVector.fromMemorySegment(FLOAT, parts, part, ORDER);
        s = w0.fma(FloatVector.fromArray(FLOAT, rows, e), s);
        s = w1.fma(FloatVector.fromArray(FLOAT, rows, e + 1 * LANES), s);
        s = w2.fma(FloatVector.fromArray(FLOAT, rows, e + 2 * LANES), s);
        s = w3.fma(FloatVector.fromArray(FLOAT, rows, e + 3 * LANES), s);
        s = w4.fma(FloatVector.fromArray(FLOAT, rows, e + 4 * LANES), s);
        s = w5.fma(FloatVector.fromArray(FLOAT, rows, e + 5 * LANES), s);
        s = w6.fma(FloatVector.fromArray(FLOAT, rows, e + 6 * LANES), s);
        s = w7.fma(FloatVector.fromArray(FLOAT, rows, e + 7 * LANES), s);
        s.intoMemorySegment(parts, part, ORDER);
      }
    }
  }

  private static void one(
      int[] begin,
      int[] list,
      int first,
      int end,
      float[] rows,
      int rowsAt,
      int stride,
      MemorySegment weights,
      int weightsStride,
      int column,
      MemorySegment parts) {
    for (int j = first; j < end; j++) {
      long w = ((long) j * weightsStride + column) * Float.BYTES;
      FloatVector w0 = FloatVector.fromMemorySegment(FLOAT, weights, w, ORDER);
      for (int k = begin[j]; k < begin[j + 1]; k++) {
        int e = rowsAt + list[k] * stride;
        long part = (k - begin[first]) * BYTES;
        FloatVector s = FloatVector.fromMemorySegment(FLOAT, parts, part, ORDER);
        s = w0.fma(FloatVector.fromArray(FLOAT, rows, e), s);
        s.intoMemorySegment(parts, part, ORDER);
      }
    }
  }

  @Override
  public void sum(MemorySegment parts, int count, float[] sums) {
    for (int k = 0; k < count; k++) {
      sums[k] = LaneSum.of(FloatVector.fromMemorySegment(FLOAT, parts, k * BYTES, ORDER));
      FloatVector.zero(FLOAT).intoMemorySegment(parts, k * BYTES, ORDER);
    }
  }
}
