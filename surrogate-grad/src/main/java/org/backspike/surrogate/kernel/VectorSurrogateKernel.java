package org.backspike.surrogate.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes, operation by operation, without fused multiply-adds. */
final class VectorSurrogateKernel implements SurrogateKernel {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;

  @Override
  public void fastSigmoid(float[] membrane, int offset, float threshold, float k, float[] out) {
    int bound = FLOAT.loopBound(out.length);
    FloatVector one = FloatVector.broadcast(FLOAT, 1f);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector d = distance(membrane, offset + i, threshold).mul(k).add(1f);
      one.div(d.mul(d)).intoArray(out, i);
    }
    ScalarSurrogateKernel.fastSigmoidFrom(bound, membrane, offset, threshold, k, out);
  }

  @Override
  public void arctan(
      float[] membrane, int offset, float threshold, float factor, float height, float[] out) {
    int bound = FLOAT.loopBound(out.length);
    FloatVector top = FloatVector.broadcast(FLOAT, height);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector y = FloatVector.fromArray(FLOAT, membrane, offset + i).sub(threshold).mul(factor);
      top.div(y.mul(y).add(1f)).intoArray(out, i);
    }
    ScalarSurrogateKernel.arctanFrom(bound, membrane, offset, threshold, factor, height, out);
  }

  @Override
  public void triangle(float[] membrane, int offset, float threshold, float a, float[] out) {
    int bound = FLOAT.loopBound(out.length);
    FloatVector top = FloatVector.broadcast(FLOAT, a);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector fall = distance(membrane, offset + i, threshold).mul(a * a);
      top.sub(fall).max(0f).intoArray(out, i);
    }
    ScalarSurrogateKernel.triangleFrom(bound, membrane, offset, threshold, a, out);
  }

  @Override
  public void boxcar(
      float[] membrane, int offset, float threshold, float half, float height, float[] out) {
    int bound = FLOAT.loopBound(out.length);
    FloatVector none = FloatVector.zero(FLOAT);
    for (int i = 0; i < bound; i += FLOAT.length()) {
      FloatVector d = distance(membrane, offset + i, threshold);
      none.blend(height, d.compare(VectorOperators.LT, half)).intoArray(out, i);
    }
    ScalarSurrogateKernel.boxcarFrom(bound, membrane, offset, threshold, half, height, out);
  }

  private static FloatVector distance(float[] membrane, int at, float threshold) {
    return FloatVector.fromArray(FLOAT, membrane, at).sub(threshold).abs();
  }
}
