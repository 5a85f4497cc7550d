package org.backspike.bptt.memory;

/**
 * The least work of backpropagation through time with few checkpoints.
 *
 * <pre>
 * C(1, m) = 1,  C(t, 1) = t (t + 1) / 2
 * C(t, m) = min over y of  y + C(t - y, m - 1) + C(y, m)
 * </pre>
 *
 * <p>counts the forward steps needed to go back over t steps with m states kept, the first of them
 * included, one evaluation per step where its error is computed. With r the smallest number for
 * which binom(m + r, m) &gt;= t it is (r + 1) t - binom(m + r, m + 1).
 *
 * <p>Source: Gruslys et al., Memory-efficient backpropagation through time, NeurIPS 2016, arXiv
 * 1606.03401; the closed form: Griewank and Walther, Algorithm 799: revolve, ACM TOMS 2000.
 */
public final class Recomputation {
  private Recomputation() {}

  /**
   * The least number of forward steps.
   *
   * @param t steps to go back over, at least 0
   * @param m states that can be kept, at least 1
   * @return C(t, m)
   */
  public static long steps(int t, int m) {
    if (t < 0 || m < 1) {
      throw new IllegalArgumentException(t + " steps, " + m + " states; must be 0 and 1 at least");
    }
    long reached = 1;
    long beyond = 0;
    int r = 0;
    while (reached < t) {
      // binom(m + r, m) and binom(m + r, m + 1) by Pascal's rule
      beyond += reached;
      r++;
      reached = reached * (m + r) / r;
    }
    return (r + 1L) * t - beyond;
  }

  /**
   * Where to put the first checkpoint.
   *
   * @param t steps to go back over, at least 2
   * @param m states that can be kept, at least 2
   * @return the smallest y for which C(t, m) is reached
   */
  public static int split(int t, int m) {
    long least = steps(t, m);
    for (int y = 1; y < t; y++) {
      if (y + steps(t - y, m - 1) + steps(y, m) == least) {
        return y;
      }
    }
    throw new IllegalArgumentException(t + " steps, " + m + " states; must be 2 at least");
  }
}
