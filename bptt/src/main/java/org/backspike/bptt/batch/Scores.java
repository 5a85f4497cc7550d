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
      scores[c] =
          switch (readout.measure()) {
            case COUNT -> gain * sum(answer, answer.spikes(), c);
            case MEAN_V -> sum(answer, answer.membranes(), c) * (gain / steps);
            case MAX_V -> gain * largest(answer, c);
            case LAST_V -> gain * (float) answer.membranes()[(steps - 1) * classes + c];
            case FIRST_SPIKE -> gain * stepsFromFirstSpike(answer, c);
          };
    }
    return scores;
  }

  private static float sum(Answer answer, double[] values, int c) {
    float sum = 0;
    for (int at = c; at < values.length; at += answer.classes()) {
      sum += (float) values[at];
    }
    return sum;
  }

  private static int stepsFromFirstSpike(Answer answer, int c) {
    for (int t = 0; t < answer.steps(); t++) {
      if (answer.spikes()[t * answer.classes() + c] != 0) {
        return answer.steps() - t;
      }
    }
    return 0;
  }

  private static float largest(Answer answer, int c) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int at = c; at < answer.membranes().length; at += answer.classes()) {
      largest = Math.max(largest, (float) answer.membranes()[at]);
    }
    return largest;
  }
}
