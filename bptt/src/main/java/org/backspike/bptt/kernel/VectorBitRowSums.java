package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The same with up to eight vectors of sums in registers while the set bits are walked. */
final class VectorBitRowSums implements BitRowSums {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final long BYTES = FLOAT.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public void add(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int neuron,
      int bitsStride,
      int sent,
      MemorySegment rows,
      int steps,
      int stride,
      float[] sums,
      int sumsAt,
      int width) {
    int c = 0;
    for (; c + 8 * LANES <= width; c += 8 * LANES) {
      eight(
          samples,
          bits,
          bitsAt,
          neuron,
          bitsStride,
          sent,
          rows,
          steps,
          stride,
          c,
          sums,
          sumsAt + c);
    }
    for (; c + LANES <= width; c += LANES) {
      one(
          samples,
          bits,
          bitsAt,
          neuron,
          bitsStride,
          sent,
          rows,
          steps,
          stride,
          c,
          sums,
          sumsAt + c);
    }
    ScalarBitRowSums.addFrom(
        c,
        samples,
        bits,
        bitsAt,
        neuron,
        bitsStride,
        sent,
        rows,
        steps,
        stride,
        sums,
        sumsAt,
        width);
  }

  /** The steps of a word that count. */
  private static int word(int word, int first, int sent) {
    return sent - first < 32 ? word & ((1 << (sent - first)) - 1) : word;
  }

  private static void eight(
      int samples,
      int[][] bits,
      int[] bitsAt,
      int neuron,
      int bitsStride,
      int sent,
      MemorySegment rows,
      int steps,
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
    for (int b = 0; b < samples; b++) {
      int[] words = bits[b];
      int at = bitsAt[b] + neuron;
      for (int first = (sent - 1) & -32; first >= 0; first -= 32) {
        int left = word(words[at + (first >> 5) * bitsStride], first, sent);
        while (left != 0) {
          int last = 31 - Integer.numberOfLeadingZeros(left);
          left ^= 1 << last;
          int t = b * steps + first + last;
          long from = ((long) t * stride + column) * Float.BYTES;
          s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, rows, from, ORDER));
          s1 = s1.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 1 * BYTES, ORDER));
          s2 = s2.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 2 * BYTES, ORDER));
          s3 = s3.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 3 * BYTES, ORDER));
          s4 = s4.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 4 * BYTES, ORDER));
          s5 = s5.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 5 * BYTES, ORDER));
          s6 = s6.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 6 * BYTES, ORDER));
          s7 = s7.add(FloatVector.fromMemorySegment(FLOAT, rows, from + 7 * BYTES, ORDER));
        }
      }
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
      int samples,
      int[][] bits,
      int[] bitsAt,
      int neuron,
      int bitsStride,
      int sent,
      MemorySegment rows,
      int steps,
      int stride,
      int column,
      float[] sums,
      int sumsAt) {
    FloatVector s0 = FloatVector.zero(FLOAT);
    for (int b = 0; b < samples; b++) {
      int[] words = bits[b];
      int at = bitsAt[b] + neuron;
      for (int first = (sent - 1) & -32; first >= 0; first -= 32) {
        int left = word(words[at + (first >> 5) * bitsStride], first, sent);
        while (left != 0) {
          int last = 31 - Integer.numberOfLeadingZeros(left);
          left ^= 1 << last;
          int t = b * steps + first + last;
          long from = ((long) t * stride + column) * Float.BYTES;
          s0 = s0.add(FloatVector.fromMemorySegment(FLOAT, rows, from, ORDER));
        }
      }
    }
    FloatVector.fromArray(FLOAT, sums, sumsAt).add(s0).intoArray(sums, sumsAt);
  }
}
