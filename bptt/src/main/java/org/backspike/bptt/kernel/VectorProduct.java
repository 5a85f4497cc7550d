package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.backspike.snn.kernel.AlignedFloats;

/**
 * The same with a tile of rows times two vectors of sums in registers: a tile of thirteen rows does
 * 26 fused multiply-adds for two loads of weights. A panel is two vectors wide and as long as the
 * target population.
 *
 * <p>There is one tile for all sizes. Where fewer rows or only one vector are left, the others
 * repeat the last: they read, compute and write the same numbers, because all sums are loaded
 * before the first is stored.
 */
final class VectorProduct implements Product {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final int PANEL = 2 * LANES;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  /** Machines with vectors of 512 bits have 32 registers of them, others 16. */
  private static final boolean MANY_REGISTERS = FLOAT.vectorBitSize() == 512;

  private static final int ROWS = MANY_REGISTERS ? 13 : 6;

  @Override
  public int packedLength(int sources, int targets) {
    return Math.multiplyExact(Math.ceilDiv(sources, PANEL) * PANEL, targets);
  }

  @Override
  public void pack(float[] weights, int stride, int sources, int targets, MemorySegment packed) {
    for (int j = 0; j < sources; j++) {
      int to = j / PANEL * PANEL * targets + j % PANEL;
      int from = j * stride;
      for (int i = 0; i < targets; i++) {
        AlignedFloats.set(packed, to + (long) i * PANEL, weights[from + i]);
      }
    }
  }

  @Override
  public void add(
      float[] errors,
      int errorsAt,
      int errorsStride,
      int rows,
      MemorySegment packed,
      int sources,
      int targets,
      float[] base,
      int baseAt,
      int baseStride,
      float[] result,
      int resultAt,
      int resultStride) {
    for (int j = 0; j < sources; j += PANEL) {
      int second = sources - j > LANES ? LANES : 0;
      for (int r = 0; r < rows; r += ROWS) {
        tile(
            errors,
            errorsAt + r * errorsStride,
            errorsStride,
            rows - 1 - r,
            packed,
            j * targets,
            targets,
            base,
            baseAt + r * baseStride + j,
            baseStride,
            result,
            resultAt + r * resultStride + j,
            resultStride,
            second);
      }
    }
  }

  private static void tile(
      float[] errors,
      int at,
      int stride,
      int last,
      MemorySegment packed,
      int panel,
      int targets,
      float[] base,
      int baseAt,
      int baseStride,
      float[] out,
      int outAt,
      int outStride,
      int second) {
    int e1 = at + Math.min(1, last) * stride;
    int e2 = at + Math.min(2, last) * stride;
    int e3 = at + Math.min(3, last) * stride;
    int e4 = at + Math.min(4, last) * stride;
    int e5 = at + Math.min(5, last) * stride;
    int e6 = at + Math.min(6, last) * stride;
    int e7 = at + Math.min(7, last) * stride;
    int e8 = at + Math.min(8, last) * stride;
    int e9 = at + Math.min(9, last) * stride;
    int e10 = at + Math.min(10, last) * stride;
    int e11 = at + Math.min(11, last) * stride;
    int e12 = at + Math.min(12, last) * stride;
    int o0 = outAt;
    int o1 = outAt + Math.min(1, last) * outStride;
    int o2 = outAt + Math.min(2, last) * outStride;
    int o3 = outAt + Math.min(3, last) * outStride;
    int o4 = outAt + Math.min(4, last) * outStride;
    int o5 = outAt + Math.min(5, last) * outStride;
    int o6 = outAt + Math.min(6, last) * outStride;
    int o7 = outAt + Math.min(7, last) * outStride;
    int o8 = outAt + Math.min(8, last) * outStride;
    int o9 = outAt + Math.min(9, last) * outStride;
    int o10 = outAt + Math.min(10, last) * outStride;
    int o11 = outAt + Math.min(11, last) * outStride;
    int o12 = outAt + Math.min(12, last) * outStride;
    int b0 = baseAt;
    int b1 = baseAt + Math.min(1, last) * baseStride;
    int b2 = baseAt + Math.min(2, last) * baseStride;
    int b3 = baseAt + Math.min(3, last) * baseStride;
    int b4 = baseAt + Math.min(4, last) * baseStride;
    int b5 = baseAt + Math.min(5, last) * baseStride;
    int b6 = baseAt + Math.min(6, last) * baseStride;
    int b7 = baseAt + Math.min(7, last) * baseStride;
    int b8 = baseAt + Math.min(8, last) * baseStride;
    int b9 = baseAt + Math.min(9, last) * baseStride;
    int b10 = baseAt + Math.min(10, last) * baseStride;
    int b11 = baseAt + Math.min(11, last) * baseStride;
    int b12 = baseAt + Math.min(12, last) * baseStride;
    FloatVector s00 = FloatVector.fromArray(FLOAT, base, b0);
    FloatVector s01 = FloatVector.fromArray(FLOAT, base, b0 + second);
    FloatVector s10 = FloatVector.fromArray(FLOAT, base, b1);
    FloatVector s11 = FloatVector.fromArray(FLOAT, base, b1 + second);
    FloatVector s20 = FloatVector.fromArray(FLOAT, base, b2);
    FloatVector s21 = FloatVector.fromArray(FLOAT, base, b2 + second);
    FloatVector s30 = FloatVector.fromArray(FLOAT, base, b3);
    FloatVector s31 = FloatVector.fromArray(FLOAT, base, b3 + second);
    FloatVector s40 = FloatVector.fromArray(FLOAT, base, b4);
    FloatVector s41 = FloatVector.fromArray(FLOAT, base, b4 + second);
    FloatVector s50 = FloatVector.fromArray(FLOAT, base, b5);
    FloatVector s51 = FloatVector.fromArray(FLOAT, base, b5 + second);
    FloatVector s60 = FloatVector.fromArray(FLOAT, base, b6);
    FloatVector s61 = FloatVector.fromArray(FLOAT, base, b6 + second);
    FloatVector s70 = FloatVector.fromArray(FLOAT, base, b7);
    FloatVector s71 = FloatVector.fromArray(FLOAT, base, b7 + second);
    FloatVector s80 = FloatVector.fromArray(FLOAT, base, b8);
    FloatVector s81 = FloatVector.fromArray(FLOAT, base, b8 + second);
    FloatVector s90 = FloatVector.fromArray(FLOAT, base, b9);
    FloatVector s91 = FloatVector.fromArray(FLOAT, base, b9 + second);
    FloatVector s100 = FloatVector.fromArray(FLOAT, base, b10);
    FloatVector s101 = FloatVector.fromArray(FLOAT, base, b10 + second);
    FloatVector s110 = FloatVector.fromArray(FLOAT, base, b11);
    FloatVector s111 = FloatVector.fromArray(FLOAT, base, b11 + second);
    FloatVector s120 = FloatVector.fromArray(FLOAT, base, b12);
    FloatVector s121 = FloatVector.fromArray(FLOAT, base, b12 + second);
    for (int i = 0; i < targets; i++) {
      int w = panel + i * PANEL;
      FloatVector w0 = FloatVector.fromMemorySegment(FLOAT, packed, (long) w * Float.BYTES, ORDER);
      FloatVector w1 =
          FloatVector.fromMemorySegment(FLOAT, packed, (long) (w + second) * Float.BYTES, ORDER);
      FloatVector r0 = FloatVector.broadcast(FLOAT, errors[at + i]);
      s00 = r0.fma(w0, s00);
      s01 = r0.fma(w1, s01);
      FloatVector r1 = FloatVector.broadcast(FLOAT, errors[e1 + i]);
      s10 = r1.fma(w0, s10);
      s11 = r1.fma(w1, s11);
      FloatVector r2 = FloatVector.broadcast(FLOAT, errors[e2 + i]);
      s20 = r2.fma(w0, s20);
      s21 = r2.fma(w1, s21);
      FloatVector r3 = FloatVector.broadcast(FLOAT, errors[e3 + i]);
      s30 = r3.fma(w0, s30);
      s31 = r3.fma(w1, s31);
      FloatVector r4 = FloatVector.broadcast(FLOAT, errors[e4 + i]);
      s40 = r4.fma(w0, s40);
      s41 = r4.fma(w1, s41);
      FloatVector r5 = FloatVector.broadcast(FLOAT, errors[e5 + i]);
      s50 = r5.fma(w0, s50);
      s51 = r5.fma(w1, s51);
      if (MANY_REGISTERS) {
        FloatVector r6 = FloatVector.broadcast(FLOAT, errors[e6 + i]);
        s60 = r6.fma(w0, s60);
        s61 = r6.fma(w1, s61);
        FloatVector r7 = FloatVector.broadcast(FLOAT, errors[e7 + i]);
        s70 = r7.fma(w0, s70);
        s71 = r7.fma(w1, s71);
        FloatVector r8 = FloatVector.broadcast(FLOAT, errors[e8 + i]);
        s80 = r8.fma(w0, s80);
        s81 = r8.fma(w1, s81);
        FloatVector r9 = FloatVector.broadcast(FLOAT, errors[e9 + i]);
        s90 = r9.fma(w0, s90);
        s91 = r9.fma(w1, s91);
        FloatVector r10 = FloatVector.broadcast(FLOAT, errors[e10 + i]);
        s100 = r10.fma(w0, s100);
        s101 = r10.fma(w1, s101);
        FloatVector r11 = FloatVector.broadcast(FLOAT, errors[e11 + i]);
        s110 = r11.fma(w0, s110);
        s111 = r11.fma(w1, s111);
        FloatVector r12 = FloatVector.broadcast(FLOAT, errors[e12 + i]);
        s120 = r12.fma(w0, s120);
        s121 = r12.fma(w1, s121);
      }
    }
    s00.intoArray(out, o0);
    s01.intoArray(out, o0 + second);
    s10.intoArray(out, o1);
    s11.intoArray(out, o1 + second);
    s20.intoArray(out, o2);
    s21.intoArray(out, o2 + second);
    s30.intoArray(out, o3);
    s31.intoArray(out, o3 + second);
    s40.intoArray(out, o4);
    s41.intoArray(out, o4 + second);
    s50.intoArray(out, o5);
    s51.intoArray(out, o5 + second);
    if (MANY_REGISTERS) {
      s60.intoArray(out, o6);
      s61.intoArray(out, o6 + second);
      s70.intoArray(out, o7);
      s71.intoArray(out, o7 + second);
      s80.intoArray(out, o8);
      s81.intoArray(out, o8 + second);
      s90.intoArray(out, o9);
      s91.intoArray(out, o9 + second);
      s100.intoArray(out, o10);
      s101.intoArray(out, o10 + second);
      s110.intoArray(out, o11);
      s111.intoArray(out, o11 + second);
      s120.intoArray(out, o12);
      s121.intoArray(out, o12 + second);
    }
  }
}
