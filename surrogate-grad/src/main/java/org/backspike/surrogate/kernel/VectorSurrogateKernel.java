package org.backspike.surrogate.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The same in lanes, operation by operation, without fused multiply-adds. */
final class VectorSurrogateKernel implements SurrogateKernel {
  private static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
  private static final ScalarSurrogateKernel TAIL = new ScalarSurrogateKernel();

  @Override
  public void fastSigmoid(float[] x, int from, int to, float k, float height) {
    int bound = from + FLOAT.loopBound(to - from);
    FloatVector top = FloatVector.broadcast(FLOAT, height);
    for (int i = from; i < bound; i += FLOAT.length()) {
      FloatVector d = FloatVector.fromArray(FLOAT, x, i).abs().mul(k).add(1f);
      top.div(d.mul(d)).intoArray(x, i);
    }
    TAIL.fastSigmoid(x, bound, to, k, height);
  }

  @Override
  public void arctan(float[] x, int from, int to, float factor, float height) {
    int bound = from + FLOAT.loopBound(to - from);
    FloatVector top = FloatVector.broadcast(FLOAT, height);
    for (int i = from; i < bound; i += FLOAT.length()) {
      FloatVector y = FloatVector.fromArray(FLOAT, x, i).mul(factor);
      top.div(y.mul(y).add(1f)).intoArray(x, i);
    }
    TAIL.arctan(x, bound, to, factor, height);
  }

  @Override
  public void triangle(float[] x, int from, int to, float height, float fall) {
    int bound = from + FLOAT.loopBound(to - from);
    FloatVector top = FloatVector.broadcast(FLOAT, height);
    for (int i = from; i < bound; i += FLOAT.length()) {
      FloatVector side = FloatVector.fromArray(FLOAT, x, i).abs().mul(fall);
      top.sub(side).max(0f).intoArray(x, i);
    }
    TAIL.triangle(x, bound, to, height, fall);
  }

  @Override
  public void boxcar(float[] x, int from, int to, float half, float height) {
    int bound = from + FLOAT.loopBound(to - from);
    FloatVector none = FloatVector.zero(FLOAT);
    for (int i = from; i < bound; i += FLOAT.length()) {
      FloatVector d = FloatVector.fromArray(FLOAT, x, i).abs();
      none.blend(height, d.compare(VectorOperators.LT, half)).intoArray(x, i);
    }
    TAIL.boxcar(x, bound, to, half, height);
  }
}
