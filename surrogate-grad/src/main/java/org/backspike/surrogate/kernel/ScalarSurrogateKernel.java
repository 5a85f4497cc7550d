package org.backspike.surrogate.kernel;

/** The specification. */
final class ScalarSurrogateKernel implements SurrogateKernel {
  @Override
  public void fastSigmoid(float[] membrane, int offset, float threshold, float k, float[] out) {
    fastSigmoidFrom(0, membrane, offset, threshold, k, out);
  }

  @Override
  public void arctan(
      float[] membrane, int offset, float threshold, float factor, float height, float[] out) {
    arctanFrom(0, membrane, offset, threshold, factor, height, out);
  }

  @Override
  public void triangle(float[] membrane, int offset, float threshold, float a, float[] out) {
    triangleFrom(0, membrane, offset, threshold, a, out);
  }

  @Override
  public void boxcar(
      float[] membrane, int offset, float threshold, float half, float height, float[] out) {
    boxcarFrom(0, membrane, offset, threshold, half, height, out);
  }

  static void fastSigmoidFrom(
      int first, float[] membrane, int offset, float threshold, float k, float[] out) {
    for (int i = first; i < out.length; i++) {
      float d = 1f + k * Math.abs(membrane[offset + i] - threshold);
      out[i] = 1f / (d * d);
    }
  }

  static void arctanFrom(
      int first,
      float[] membrane,
      int offset,
      float threshold,
      float factor,
      float height,
      float[] out) {
    for (int i = first; i < out.length; i++) {
      float y = factor * (membrane[offset + i] - threshold);
      out[i] = height / (1f + y * y);
    }
  }

  static void triangleFrom(
      int first, float[] membrane, int offset, float threshold, float a, float[] out) {
    float square = a * a;
    for (int i = first; i < out.length; i++) {
      out[i] = Math.max(0f, a - square * Math.abs(membrane[offset + i] - threshold));
    }
  }

  static void boxcarFrom(
      int first,
      float[] membrane,
      int offset,
      float threshold,
      float half,
      float height,
      float[] out) {
    for (int i = first; i < out.length; i++) {
      out[i] = Math.abs(membrane[offset + i] - threshold) < half ? height : 0f;
    }
  }
}
