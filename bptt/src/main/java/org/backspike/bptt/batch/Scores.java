package org.backspike.bptt.batch;

import org.backspike.bptt.loss.Answer;
import org.backspike.snn.Readout;

/** The scores of a readout. */
final class Scores {
  private Scores() {}

  /** Scores in float, as the simulator gives them; shape [classes]. */
  static float[] of(Answer answer, Readout readout) {
    int classes = answer.classes();
    int steps = answer.steps();
    float[] scores = new float[classes];
    float gain = (float) readout.gain();
    for (int c = 0; c < classes; c++) {
      float sum = 0;
      float largest = Float.NEGATIVE_INFINITY;
      for (int t = 0; t < steps; t++) {
        sum += (float) answer.membranes()[t * classes + c];
        largest = Math.max(largest, (float) answer.membranes()[t * classes + c]);
      }
      scores[c] =
          switch (readout.measure()) {
            case COUNT -> gain * (float) count(answer, c);
            case MEAN_V -> sum * (gain / steps);
            case MAX_V -> gain * largest;
            case LAST_V -> gain * (float) answer.membranes()[(steps - 1) * classes + c];
          };
    }
    return scores;
  }

  private static double count(Answer answer, int c) {
    double count = 0;
    for (int t = 0; t < answer.steps(); t++) {
      count += answer.spikes()[t * answer.classes() + c];
    }
    return count;
  }
}
