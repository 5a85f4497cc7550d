package org.backspike.surrogate.kernel;

/** The specification. */
final class ScalarSurrogateKernel implements SurrogateKernel {
  @Override
  public void fastSigmoid(float[] x, int from, int to, float k, float height) {
    for (int i = from; i < to; i++) {
      float d = 1f + k * Math.abs(x[i]);
      x[i] = height / (d * d);
    }
  }

  @Override
  public void arctan(float[] x, int from, int to, float factor, float height) {
    for (int i = from; i < to; i++) {
      float y = factor * x[i];
      x[i] = height / (1f + y * y);
    }
  }

  @Override
  public void triangle(float[] x, int from, int to, float height, float fall) {
    for (int i = from; i < to; i++) {
      x[i] = Math.max(0f, height - fall * Math.abs(x[i]));
    }
  }

  @Override
  public void boxcar(float[] x, int from, int to, float half, float height) {
    for (int i = from; i < to; i++) {
      x[i] = Math.abs(x[i]) < half ? height : 0f;
    }
  }
}
