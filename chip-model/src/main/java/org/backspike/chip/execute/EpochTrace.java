package org.backspike.chip.execute;

import java.util.Arrays;
import org.backspike.chip.network.Plasticity.Trace;

/**
 * Traces of one side of a learning projection. Between the ends of epochs only the position of the
 * last spike is kept; an earlier one of the same epoch is added to the trace at once.
 */
final class EpochTrace {
  private final Trace rule;
  private final int epoch;
  private final int size;

  /** Traces, then the positions of the last spikes. */
  private final int[] trace;

  /** Values of each trace at the steps of the epoch, shape [neurons][epoch + 1]. */
  private final int[][] history;

  EpochTrace(Trace rule, int epoch, int[] trace) {
    this.rule = rule;
    this.epoch = epoch;
    this.size = trace.length / 2;
    this.trace = trace;
    this.history = new int[size][epoch + 1];
  }

  int size() {
    return size;
  }

  /** Position of the last spike in the epoch, from 1; 0 without one. */
  int lastSpike(int neuron) {
    return trace[size + neuron];
  }

  /** A trace as it stood at a step of the epoch. */
  int at(int neuron, int position) {
    return history[neuron][position];
  }

  void spike(int neuron, int position) {
    if (trace[size + neuron] != 0) {
      trace[neuron] = clip(trace[neuron] + rule.impulse());
    }
    trace[size + neuron] = position;
  }

  /** Lets every trace decay step by step through the epoch, rounded at random. */
  void decay(double random) {
    for (int n = 0; n < size; n++) {
      int[] values = history[n];
      values[0] = trace[n];
      for (int q = 1; q <= epoch; q++) {
        double f = rule.decay() * values[q - 1];
        int whole = (int) Math.floor(f);
        values[q] = whole + (random < f - whole ? 1 : 0);
        if (trace[size + n] == q) {
          values[q] = clip(values[q] + rule.impulse());
        }
      }
    }
  }

  /** What the traces are at the end of the epoch is what the next one begins with. */
  void endEpoch() {
    for (int n = 0; n < size; n++) {
      trace[n] = history[n][epoch];
    }
    Arrays.fill(trace, size, trace.length, 0);
  }

  private static int clip(int value) {
    return Math.min(Trace.MAX, Math.max(0, value));
  }
}
