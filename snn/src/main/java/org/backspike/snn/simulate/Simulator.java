package org.backspike.snn.simulate;

import java.util.Arrays;
import java.util.Set;
import org.backspike.snn.Network;
import org.backspike.snn.batch.BatchForward;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.NetworkArrays;
import org.backspike.snn.batch.Wiring;
import org.backspike.snn.stimulus.SpikeTrain;
import org.backspike.snn.stimulus.Stimulus;

/**
 * The float reference, sample by sample: runs a network population by population, each over all
 * steps, event by event.
 *
 * <p>A simulator takes the weights that its network has when it is made; it belongs to one thread.
 */
public final class Simulator {
  private final Network network;
  private final int steps;
  private final BatchState state;
  private final BatchForward forward;

  /**
   * A simulator.
   *
   * @param network what is run
   * @param steps for how long, at least 1
   */
  public Simulator(Network network, int steps) {
    this.network = network;
    this.steps = steps;
    Wiring wiring = new Wiring(network);
    this.state = new BatchState(wiring, steps, 1, Set.of());
    this.forward = new BatchForward(state, NetworkArrays.copy(wiring));
  }

  /**
   * A trace of the right size.
   *
   * @return an empty trace
   */
  public Trace newTrace() {
    return new Trace(network, steps);
  }

  /**
   * Runs one sample from rest.
   *
   * @param stimulus what is fed into the input population
   * @param trace filled
   * @throws IllegalArgumentException if the stimulus has another number of channels
   */
  public void run(Stimulus stimulus, Trace trace) {
    state.feed(0, stimulus);
    forward.run(0, 1);
    trace.begin(stimulus);
    for (int p = 0; p < network.populations().size(); p++) {
      trace.take(p, state.activity(p));
    }
    score(trace);
  }

  private void score(Trace trace) {
    int readout = network.indexOf(network.readout().population());
    float[] scores = trace.scores();
    int n = scores.length;
    float[] membrane = trace.membrane(readout);
    float gain = (float) network.readout().gain();
    switch (network.readout().measure()) {
      case COUNT -> {
        Arrays.fill(scores, 0);
        SpikeTrain spikes = trace.spikes(readout);
        for (int k = 0; k < spikes.size(); k++) {
          scores[spikes.indices()[k]] += gain;
        }
      }
      case MEAN_V -> {
        Arrays.fill(scores, 0);
        for (int t = 0; t < steps; t++) {
          for (int i = 0; i < n; i++) {
            scores[i] += membrane[t * n + i];
          }
        }
        for (int i = 0; i < n; i++) {
          scores[i] *= gain / steps;
        }
      }
      case MAX_V -> {
        for (int i = 0; i < n; i++) {
          float largest = membrane[i];
          for (int t = 1; t < steps; t++) {
            largest = Math.max(largest, membrane[t * n + i]);
          }
          scores[i] = gain * largest;
        }
      }
      case LAST_V -> {
        for (int i = 0; i < n; i++) {
          scores[i] = gain * membrane[(steps - 1) * n + i];
        }
      }
      case FIRST_SPIKE -> {
        Arrays.fill(scores, 0);
        SpikeTrain spikes = trace.spikes(readout);
        for (int t = steps - 1; t >= 0; t--) {
          for (int k = spikes.begin(t); k < spikes.begin(t + 1); k++) {
            scores[spikes.indices()[k]] = gain * (steps - t);
          }
        }
      }
    }
  }
}
