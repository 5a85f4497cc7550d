package org.backspike.bptt;

import org.backspike.snn.Measure;
import org.backspike.snn.Readout;
import org.backspike.snn.simulate.Trace;

/**
 * Cross-entropy of the softmax of the scores. With p the softmax and y the one-hot label the score
 * has the gradient p - y; a readout of counts passes {@code gain (p - y)} to every spike, one of
 * mean membranes {@code gain (p - y) / T} to every membrane.
 */
final class CrossEntropy {
  private final Measure measure;
  private final float spikeFactor;
  private final float membraneFactor;
  private final double[] probability;
  private final float[] spikeError;
  private final float[] membraneError;

  /**
   * A loss.
   *
   * @throws IllegalArgumentException if the readout is neither a count nor a mean
   */
  CrossEntropy(Readout readout, int classes, int steps) {
    if (readout.measure() != Measure.COUNT && readout.measure() != Measure.MEAN_V) {
      throw new IllegalArgumentException(
          "training with a readout of " + readout.measure() + "; must be COUNT or MEAN_V");
    }
    measure = readout.measure();
    spikeFactor = (float) readout.gain();
    membraneFactor = (float) (readout.gain() / steps);
    probability = new double[classes];
    spikeError = new float[classes];
    membraneError = new float[classes];
  }

  /**
   * The loss of a run; the errors are then in {@link #spikeError()} and {@link #membraneError()}.
   *
   * @return -log p of the label, natural logarithm
   */
  double evaluate(Trace trace, int label) {
    float[] scores = trace.scores();
    double largest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      probability[i] = StrictMath.exp(scores[i] - largest);
      sum += probability[i];
    }
    for (int i = 0; i < scores.length; i++) {
      float error = (float) (probability[i] / sum - (i == label ? 1 : 0));
      if (measure == Measure.COUNT) {
        spikeError[i] = spikeFactor * error;
      } else {
        membraneError[i] = membraneFactor * error;
      }
    }
    return StrictMath.log(sum) - (scores[label] - largest);
  }

  /** Error of every spike of the readout, the same at every step; shape [classes]. */
  float[] spikeError() {
    return spikeError;
  }

  /** Error of every membrane of the readout, the same at every step; shape [classes]. */
  float[] membraneError() {
    return membraneError;
  }
}
