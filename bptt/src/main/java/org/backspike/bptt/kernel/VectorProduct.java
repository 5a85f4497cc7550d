package org.backspike.bptt.kernel;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.backspike.snn.kernel.AlignedFloats;

/**
 * The same with eight rows times two vectors of sums in registers: sixteen fused multiply-adds for
 * two loads of weights. A panel is two vectors wide and as long as the target population.
 */
final class VectorProduct implements Product {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = FLOAT.length();
  private static final int PANEL = 2 * LANES;
  private static final int ROWS = 8;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

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
  public void set(
      float[] errors,
      int errorsAt,
      int errorsStride,
      int rows,
      MemorySegment packed,
      int sources,
      int targets,
      float[] result,
      int resultAt,
      int resultStride) {
    float[] sums = new float[ROWS * PANEL];
    for (int j = 0; j < sources; j += PANEL) {
      int width = Math.min(PANEL, Math.ceilDiv(sources - j, LANES) * LANES);
      for (int r = 0; r < rows; ) {
        int count =
            sums(
                errors,
                errorsAt + r * errorsStride,
                errorsStride,
                rows - r,
                packed,
                j,
                targets,
                width,
                sums);
        for (int each = 0; each < count; each++) {
          int to = resultAt + (r + each) * resultStride + j;
          for (int v = 0; v < width; v += LANES) {
            FloatVector.fromArray(FLOAT, sums, each * PANEL + v).intoArray(result, to + v);
          }
        }
        r += count;
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
      float[] result,
      int resultAt,
      int resultStride) {
    float[] sums = new float[ROWS * PANEL];
    for (int j = 0; j < sources; j += PANEL) {
      int width = Math.min(PANEL, Math.ceilDiv(sources - j, LANES) * LANES);
      for (int r = 0; r < rows; ) {
        int count =
            sums(
                errors,
                errorsAt + r * errorsStride,
                errorsStride,
                rows - r,
                packed,
                j,
                targets,
                width,
                sums);
        for (int each = 0; each < count; each++) {
          int to = resultAt + (r + each) * resultStride + j;
          for (int v = 0; v < width; v += LANES) {
            FloatVector.fromArray(FLOAT, result, to + v)
                .add(FloatVector.fromArray(FLOAT, sums, each * PANEL + v))
                .intoArray(result, to + v);
          }
        }
        r += count;
      }
    }
  }

  /** The sums of the next rows of a panel; gives how many rows. */
  private static int sums(
      float[] errors,
      int at,
      int stride,
      int rows,
      MemorySegment packed,
      int j,
      int targets,
      int width,
      float[] sums) {
    int panel = j * targets;
    if (rows >= ROWS) {
      if (width == PANEL) {
        eightWide(errors, at, stride, packed, panel, targets, sums);
      } else {
        eightNarrow(errors, at, stride, packed, panel, targets, sums);
      }
      return ROWS;
    }
    if (width == PANEL) {
      oneWide(errors, at, packed, panel, targets, sums);
    } else {
      oneNarrow(errors, at, packed, panel, targets, sums);
    }
    return 1;
  }

  private static void eightWide(
      float[] errors,
      int at,
      int stride,
      MemorySegment packed,
      int panel,
      int targets,
      float[] out) {
    FloatVector s00 = FloatVector.zero(FLOAT);
    FloatVector s01 = FloatVector.zero(FLOAT);
    FloatVector s10 = FloatVector.zero(FLOAT);
    FloatVector s11 = FloatVector.zero(FLOAT);
    FloatVector s20 = FloatVector.zero(FLOAT);
    FloatVector s21 = FloatVector.zero(FLOAT);
    FloatVector s30 = FloatVector.zero(FLOAT);
    FloatVector s31 = FloatVector.zero(FLOAT);
    FloatVector s40 = FloatVector.zero(FLOAT);
    FloatVector s41 = FloatVector.zero(FLOAT);
    FloatVector s50 = FloatVector.zero(FLOAT);
    FloatVector s51 = FloatVector.zero(FLOAT);
    FloatVector s60 = FloatVector.zero(FLOAT);
    FloatVector s61 = FloatVector.zero(FLOAT);
    FloatVector s70 = FloatVector.zero(FLOAT);
    FloatVector s71 = FloatVector.zero(FLOAT);
    for (int i = 0; i < targets; i++) {
      FloatVector w0 = panel(packed, panel + i * PANEL);
      FloatVector w1 = panel(packed, panel + i * PANEL + LANES);
      FloatVector e0 = FloatVector.broadcast(FLOAT, errors[at + i]);
      s00 = e0.fma(w0, s00);
      s01 = e0.fma(w1, s01);
      FloatVector e1 = FloatVector.broadcast(FLOAT, errors[at + stride + i]);
      s10 = e1.fma(w0, s10);
      s11 = e1.fma(w1, s11);
      FloatVector e2 = FloatVector.broadcast(FLOAT, errors[at + 2 * stride + i]);
      s20 = e2.fma(w0, s20);
      s21 = e2.fma(w1, s21);
      FloatVector e3 = FloatVector.broadcast(FLOAT, errors[at + 3 * stride + i]);
      s30 = e3.fma(w0, s30);
      s31 = e3.fma(w1, s31);
      FloatVector e4 = FloatVector.broadcast(FLOAT, errors[at + 4 * stride + i]);
      s40 = e4.fma(w0, s40);
      s41 = e4.fma(w1, s41);
      FloatVector e5 = FloatVector.broadcast(FLOAT, errors[at + 5 * stride + i]);
      s50 = e5.fma(w0, s50);
      s51 = e5.fma(w1, s51);
      FloatVector e6 = FloatVector.broadcast(FLOAT, errors[at + 6 * stride + i]);
      s60 = e6.fma(w0, s60);
      s61 = e6.fma(w1, s61);
      FloatVector e7 = FloatVector.broadcast(FLOAT, errors[at + 7 * stride + i]);
      s70 = e7.fma(w0, s70);
      s71 = e7.fma(w1, s71);
    }
    s00.intoArray(out, 0);
    s01.intoArray(out, LANES);
    s10.intoArray(out, 1 * PANEL);
    s11.intoArray(out, 1 * PANEL + LANES);
    s20.intoArray(out, 2 * PANEL);
    s21.intoArray(out, 2 * PANEL + LANES);
    s30.intoArray(out, 3 * PANEL);
    s31.intoArray(out, 3 * PANEL + LANES);
    s40.intoArray(out, 4 * PANEL);
    s41.intoArray(out, 4 * PANEL + LANES);
    s50.intoArray(out, 5 * PANEL);
    s51.intoArray(out, 5 * PANEL + LANES);
    s60.intoArray(out, 6 * PANEL);
    s61.intoArray(out, 6 * PANEL + LANES);
    s70.intoArray(out, 7 * PANEL);
    s71.intoArray(out, 7 * PANEL + LANES);
  }

  private static void eightNarrow(
      float[] errors,
      int at,
      int stride,
      MemorySegment packed,
      int panel,
      int targets,
      float[] out) {
    FloatVector s00 = FloatVector.zero(FLOAT);
    FloatVector s10 = FloatVector.zero(FLOAT);
    FloatVector s20 = FloatVector.zero(FLOAT);
    FloatVector s30 = FloatVector.zero(FLOAT);
    FloatVector s40 = FloatVector.zero(FLOAT);
    FloatVector s50 = FloatVector.zero(FLOAT);
    FloatVector s60 = FloatVector.zero(FLOAT);
    FloatVector s70 = FloatVector.zero(FLOAT);
    for (int i = 0; i < targets; i++) {
      FloatVector w0 = panel(packed, panel + i * PANEL);
      FloatVector e0 = FloatVector.broadcast(FLOAT, errors[at + i]);
      s00 = e0.fma(w0, s00);
      FloatVector e1 = FloatVector.broadcast(FLOAT, errors[at + stride + i]);
      s10 = e1.fma(w0, s10);
      FloatVector e2 = FloatVector.broadcast(FLOAT, errors[at + 2 * stride + i]);
      s20 = e2.fma(w0, s20);
      FloatVector e3 = FloatVector.broadcast(FLOAT, errors[at + 3 * stride + i]);
      s30 = e3.fma(w0, s30);
      FloatVector e4 = FloatVector.broadcast(FLOAT, errors[at + 4 * stride + i]);
      s40 = e4.fma(w0, s40);
      FloatVector e5 = FloatVector.broadcast(FLOAT, errors[at + 5 * stride + i]);
      s50 = e5.fma(w0, s50);
      FloatVector e6 = FloatVector.broadcast(FLOAT, errors[at + 6 * stride + i]);
      s60 = e6.fma(w0, s60);
      FloatVector e7 = FloatVector.broadcast(FLOAT, errors[at + 7 * stride + i]);
      s70 = e7.fma(w0, s70);
    }
    s00.intoArray(out, 0);
    s10.intoArray(out, 1 * PANEL);
    s20.intoArray(out, 2 * PANEL);
    s30.intoArray(out, 3 * PANEL);
    s40.intoArray(out, 4 * PANEL);
    s50.intoArray(out, 5 * PANEL);
    s60.intoArray(out, 6 * PANEL);
    s70.intoArray(out, 7 * PANEL);
  }

  private static void oneWide(
      float[] errors, int at, MemorySegment packed, int panel, int targets, float[] out) {
    FloatVector s00 = FloatVector.zero(FLOAT);
    FloatVector s01 = FloatVector.zero(FLOAT);
    for (int i = 0; i < targets; i++) {
      FloatVector w0 = panel(packed, panel + i * PANEL);
      FloatVector w1 = panel(packed, panel + i * PANEL + LANES);
      FloatVector e0 = FloatVector.broadcast(FLOAT, errors[at + i]);
      s00 = e0.fma(w0, s00);
      s01 = e0.fma(w1, s01);
    }
    s00.intoArray(out, 0);
    s01.intoArray(out, LANES);
  }

  private static void oneNarrow(
      float[] errors, int at, MemorySegment packed, int panel, int targets, float[] out) {
    FloatVector s00 = FloatVector.zero(FLOAT);
    for (int i = 0; i < targets; i++) {
      FloatVector w0 = panel(packed, panel + i * PANEL);
      FloatVector e0 = FloatVector.broadcast(FLOAT, errors[at + i]);
      s00 = e0.fma(w0, s00);
    }
    s00.intoArray(out, 0);
  }

  private static FloatVector panel(MemorySegment packed, int at) {
    return FloatVector.fromMemorySegment(FLOAT, packed, (long) at * Float.BYTES, ORDER);
  }
}
