package org.backspike.bptt.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.backspike.snn.Input;
import org.backspike.snn.Lif;
import org.backspike.snn.batch.BatchState;
import org.backspike.snn.batch.Wiring;

/**
 * The membranes and spikes of one whole sample, a spike as one bit: all that a backward pass needs,
 * without the lists and errors that only a window needs.
 */
public final class MembraneArchive {
  private final Wiring wiring;
  private final List<float[]> membranes = new ArrayList<>();
  private final List<int[]> spikes = new ArrayList<>();

  /**
   * Room for a sample.
   *
   * @param state of the windows
   * @param steps of a sample
   * @throws IllegalArgumentException if a population runs in double precision, whose history is
   *     more than its membranes
   */
  MembraneArchive(BatchState state, int steps) {
    this.wiring = state.wiring();
    for (int p = 0; p < wiring.populations(); p++) {
      if (state.isExact(p)) {
        throw new IllegalArgumentException(
            "population "
                + wiring.population(p).name()
                + " keeps its history in double precision; compressed memory cannot, use sqrt");
      }
      int size = wiring.population(p).size();
      boolean input = wiring.population(p).dynamics() instanceof Input;
      boolean spiking = wiring.population(p).dynamics() instanceof Lif;
      membranes.add(new float[input ? 0 : Math.multiplyExact(steps, size)]);
      spikes.add(new int[spiking ? Math.ceilDiv(Math.multiplyExact(steps, size), 32) : 0]);
    }
  }

  /** Keeps steps of a window; {@code step} of the sample is step {@code from} of the state. */
  void keep(BatchState state, int step, int from, int to) {
    for (int p = 0; p < wiring.populations(); p++) {
      int size = wiring.population(p).size();
      if (membranes.get(p).length > 0) {
        for (int t = from; t < to; t++) {
          int at = state.activity(p).membranesAt(0) + t * state.activity(p).stride();
          int place = (step + t - from) * size;
          System.arraycopy(state.activity(p).membranes(), at, membranes.get(p), place, size);
        }
      }
      if (spikes.get(p).length > 0) {
        state.activity(p).pack(0, from, to, spikes.get(p), step * size, size);
      }
    }
  }

  /** Puts steps back into a window, those before it that the sample has included. */
  void load(BatchState state, int step, int from, int to) {
    int first = Math.max(0, from - step);
    for (int p = 0; p < wiring.populations(); p++) {
      int size = wiring.population(p).size();
      if (membranes.get(p).length > 0) {
        // a late reset looks at the step before the first one
        int begin = state.activity(p).membranesAt(0);
        float rest =
            wiring.population(p).dynamics() instanceof Lif lif
                ? (float) lif.convention().rest()
                : 0;
        Arrays.fill(
            state.activity(p).membranes(), begin, begin + first * state.activity(p).stride(), rest);
        for (int t = first; t < to; t++) {
          int at = state.activity(p).membranesAt(0) + t * state.activity(p).stride();
          int place = (step + t - from) * size;
          System.arraycopy(membranes.get(p), place, state.activity(p).membranes(), at, size);
        }
      }
      if (spikes.get(p).length > 0) {
        int place = (step + first - from) * size;
        state.activity(p).unpack(0, first, to, spikes.get(p), place, size);
      }
    }
  }

  /** Forgets the spikes. */
  void clear() {
    spikes.forEach(each -> Arrays.fill(each, 0));
  }

  /** Memory of the arrays, bytes. */
  long bytes() {
    long sum = 0;
    for (int p = 0; p < membranes.size(); p++) {
      sum += 4L * (membranes.get(p).length + spikes.get(p).length);
    }
    return sum;
  }
}
