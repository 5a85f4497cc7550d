package org.backspike.bptt.batch;

import java.util.List;
import org.backspike.bptt.regularize.HiddenPopulations;
import org.backspike.bptt.regularize.SpikePenalty;
import org.backspike.snn.batch.Activity;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Wiring;

/** Evaluates penalties on the spikes of the hidden populations of a batch. */
final class SpikePrices {
  private final List<SpikePenalty> penalties;
  private final BatchState state;
  private final BatchErrors errors;
  private final int[] populations;

  SpikePrices(List<SpikePenalty> penalties, BatchState state, BatchErrors errors, int batch) {
    this.penalties = penalties;
    this.state = state;
    this.errors = errors;
    this.populations = penalties.isEmpty() ? new int[0] : HiddenPopulations.of(state.wiring());
    for (int p : populations) {
      errors.setOfEverySpike(p, new float[batch * state.wiring().stride(p)]);
    }
  }

  boolean isNothing() {
    return populations.length == 0;
  }

  /** Sets the errors of every spike; gives the sum of all penalties. */
  double evaluate(int samples) {
    double sum = 0;
    for (int p : populations) {
      Wiring wiring = state.wiring();
      int neurons = wiring.population(p).size();
      double[][] counts = counts(p, samples, neurons);
      double[][] found = new double[samples][neurons];
      for (SpikePenalty penalty : penalties) {
        sum += penalty.evaluate(counts, state.steps(), found);
      }
      float[] target = errors.ofEverySpike(p);
      for (int sample = 0; sample < samples; sample++) {
        for (int i = 0; i < neurons; i++) {
          target[sample * wiring.stride(p) + i] = (float) found[sample][i];
        }
      }
    }
    return sum;
  }

  private double[][] counts(int p, int samples, int neurons) {
    Activity activity = state.activity(p);
    double[][] counts = new double[samples][neurons];
    for (int sample = 0; sample < samples; sample++) {
      for (int t = 0; t < state.steps(); t++) {
        for (int k = activity.begin(sample, t); k < activity.begin(sample, t + 1); k++) {
          counts[sample][activity.lists()[k]]++;
        }
      }
    }
    return counts;
  }
}
