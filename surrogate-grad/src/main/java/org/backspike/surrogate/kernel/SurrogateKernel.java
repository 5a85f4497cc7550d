package org.backspike.surrogate.kernel;

/**
 * Derivatives of a population. In every method {@code membrane} has the membranes from {@code
 * offset}, is not modified, and {@code out} receives one derivative per neuron; x = u - threshold.
 * Vector and scalar forms round alike: the results are identical.
 */
public interface SurrogateKernel {
  /**
   * 1 / (1 + k|x|)^2.
   *
   * @param membrane membranes
   * @param offset first of them
   * @param threshold threshold
   * @param k slope
   * @param out derivatives
   */
  void fastSigmoid(float[] membrane, int offset, float threshold, float k, float[] out);

  /**
   * height / (1 + (factor x)^2).
   *
   * @param membrane membranes
   * @param offset first of them
   * @param threshold threshold
   * @param factor scale of x
   * @param height value at 0
   * @param out derivatives
   */
  void arctan(
      float[] membrane, int offset, float threshold, float factor, float height, float[] out);

  /**
   * max(0, a - a^2 |x|).
   *
   * @param membrane membranes
   * @param offset first of them
   * @param threshold threshold
   * @param a height
   * @param out derivatives
   */
  void triangle(float[] membrane, int offset, float threshold, float a, float[] out);

  /**
   * height for |x| below half, else 0.
   *
   * @param membrane membranes
   * @param offset first of them
   * @param threshold threshold
   * @param half half-width
   * @param height height
   * @param out derivatives
   */
  void boxcar(float[] membrane, int offset, float threshold, float half, float height, float[] out);
}
