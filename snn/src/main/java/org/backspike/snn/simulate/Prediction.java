package org.backspike.snn.simulate;

/**
 * The answer of a network. The largest score wins; ties go to the lowest index and are reported.
 *
 * @param label the class
 * @param tied whether another class had the same score
 */
public record Prediction(int label, boolean tied) {
  /**
   * The answer of float scores.
   *
   * @param scores one per class, at least one
   * @return the class with the largest score
   */
  public static Prediction of(float[] scores) {
    int best = 0;
    boolean tied = false;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
        tied = false;
      } else if (scores[i] == scores[best]) {
        tied = true;
      }
    }
    return new Prediction(best, tied);
  }

  /**
   * The answer of integer scores.
   *
   * @param scores one per class, at least one
   * @return the class with the largest score
   */
  public static Prediction of(long[] scores) {
    int best = 0;
    boolean tied = false;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
        tied = false;
      } else if (scores[i] == scores[best]) {
        tied = true;
      }
    }
    return new Prediction(best, tied);
  }
}
