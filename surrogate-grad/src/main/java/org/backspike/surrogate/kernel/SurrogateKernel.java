package org.backspike.surrogate.kernel;

/**
 * Derivatives of a population, in place: every method replaces the distances {@code x[from]} to
 * {@code x[to - 1]} of membranes from their threshold by derivatives. Vector and scalar forms round
 * alike: the results are identical.
 */
public interface SurrogateKernel {
  /**
   * height / (1 + k|x|)^2.
   *
   * @param x distances; replaced
   * @param from first of them
   * @param to end
   * @param k slope
   * @param height value at 0
   */
  void fastSigmoid(float[] x, int from, int to, float k, float height);

  /**
   * height / (1 + (factor x)^2).
   *
   * @param x distances; replaced
   * @param from first of them
   * @param to end
   * @param factor scale of x
   * @param height value at 0
   */
  void arctan(float[] x, int from, int to, float factor, float height);

  /**
   * max(0, height - fall |x|).
   *
   * @param x distances; replaced
   * @param from first of them
   * @param to end
   * @param height value at 0
   * @param fall slope of the sides
   */
  void triangle(float[] x, int from, int to, float height, float fall);

  /**
   * height for |x| below half, else 0.
   *
   * @param x distances; replaced
   * @param from first of them
   * @param to end
   * @param half half-width
   * @param height height
   */
  void boxcar(float[] x, int from, int to, float half, float height);
}
