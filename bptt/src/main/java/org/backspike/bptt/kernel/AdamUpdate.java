package org.backspike.bptt.kernel;

/**
 * A step of Adam on a range of parameters, in float, every operation rounded:
 *
 * <pre>
 * m = beta1 m + (1 - beta1) g      v = beta2 v + (1 - beta2) g g
 * w = w - rate (m / c1) / (sqrt(v) / sqrt(c2) + epsilon)        c = 1 - beta^t
 * </pre>
 *
 * <p>Source: Kingma and Ba, ICLR 2015, in the form of PyTorch: epsilon outside the root, after the
 * correction.
 */
public interface AdamUpdate {
  /**
   * The numbers of a step.
   *
   * @param beta1 kept part of the mean
   * @param beta2 kept part of the square
   * @param rate learning rate
   * @param c1 correction of the mean
   * @param rootC2 root of the correction of the square
   * @param epsilon in the denominator
   * @param keep factor on the parameter before the step: 1 without decoupled weight decay
   */
  record Numbers(
      float beta1, float beta2, float rate, float c1, float rootC2, float epsilon, float keep) {}

  /**
   * Updates parameters {@code from} to {@code to - 1}.
   *
   * @param n numbers of the step
   * @param w parameters; modified
   * @param g gradient; not modified
   * @param m means; modified
   * @param v squares; modified
   * @param from first
   * @param to end
   */
  void update(Numbers n, float[] w, float[] g, float[] m, float[] v, int from, int to);
}
