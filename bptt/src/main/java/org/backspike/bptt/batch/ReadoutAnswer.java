package org.backspike.bptt.batch;

import java.util.Set;
import org.backspike.bptt.loss.Answer;
import org.backspike.bptt.loss.Loss;
import org.backspike.snn.Lif;
import org.backspike.snn.Recorded;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.simulate.Prediction;

/**
 * What the readout did in a sample, the loss of it, and the errors that the loss finds. Steps are
 * those of the state; its origin says which steps of the sample they are.
 */
final class ReadoutAnswer {
  private final BatchState state;
  private final Wiring wiring;
  private final Loss loss;
  private final Answer answer;
  private final int readout;
  private final boolean spiking;
  private final boolean after;

  /** An answer of samples of {@code steps} steps. */
  ReadoutAnswer(BatchState state, Loss loss, int steps) {
    this.state = state;
    this.wiring = state.wiring();
    this.loss = loss;
    this.readout = wiring.readout();
    this.answer = new Answer(steps, wiring.population(readout).size());
    this.spiking = wiring.population(readout).dynamics() instanceof Lif;
    this.after =
        wiring.population(readout).dynamics() instanceof Lif lif
            && lif.convention().recorded() == Recorded.AFTER_RESET
            && state.isExact(readout);
  }

  /** Populations that must run in double precision so that a loss can read their membranes. */
  static Set<Integer> exact(Wiring wiring, Loss loss) {
    int readout = wiring.readout();
    boolean spiking = wiring.population(readout).dynamics() instanceof Lif;
    return spiking && loss.readsMembranes() ? Set.of(readout) : Set.of();
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    return 4L * Double.BYTES * answer.spikes().length;
  }

  /** Takes steps of a sample over. */
  void collect(int sample, int from, int to) {
    Activity activity = state.activity(readout);
    int classes = answer.classes();
    int stride = activity.stride();
    for (int t = from; t < to; t++) {
      int word = activity.timeBitsAt(sample) + (t >> 5) * stride;
      for (int c = 0; c < classes; c++) {
        int at = (state.origin() + t) * classes + c;
        answer.membranes()[at] =
            after
                ? state.histories(readout).get(sample)[c].v(t)
                : activity.membranes()[activity.membranesAt(sample) + t * stride + c];
        answer.spikes()[at] = spiking ? activity.timeBits()[word + c] >>> t & 1 : 0;
      }
    }
  }

  /** The loss of a sample of which all steps were collected. */
  SampleResult evaluate(int label) {
    double value = loss.evaluate(answer, label);
    return new SampleResult(value, Prediction.of(Scores.of(answer, wiring.network().readout())));
  }

  /** Sets the errors of the readout in steps of a sample, times a factor. */
  void inject(BatchErrors errors, int sample, double scale, int from, int to) {
    int stride = wiring.stride(readout);
    int classes = answer.classes();
    double[] found = spiking ? answer.spikeErrors() : answer.membraneErrors();
    for (int t = from; t < to; t++) {
      int at = errors.at(readout, sample) + t * stride;
      int of = (state.origin() + t) * classes;
      for (int c = 0; c < classes; c++) {
        errors.of(readout)[at + c] = (float) (scale * found[of + c]);
        errors.membraneErrors()[at + c] = (float) (scale * answer.membraneErrors()[of + c]);
      }
    }
  }
}
