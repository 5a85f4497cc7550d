package org.backspike.snn.batch;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.neuron.NeuronHistory;

/**
 * All that one sample carries from one step to the next: what a checkpoint keeps. A forward pass
 * that resumes here does the same operations as one that never stopped.
 */
public final class CarriedState {
  private final List<Carried> populations = new ArrayList<>();

  /**
   * The state at rest, before step 0.
   *
   * @param state of the batch whose samples it belongs to
   */
  public CarriedState(BatchState state) {
    Wiring wiring = state.wiring();
    for (int p = 0; p < wiring.populations(); p++) {
      populations.add(carried(state, p));
    }
    rest();
  }

  private static Carried carried(BatchState state, int p) {
    Wiring wiring = state.wiring();
    int size = wiring.population(p).size();
    int stride = wiring.stride(p);
    int lag = wiring.outOf(p).stream().mapToInt(Link::lag).max().orElse(0);
    return switch (wiring.population(p).dynamics()) {
      case Lif lif when state.isExact(p) ->
          Carried.inDouble(size, NeuronHistory.states(lif.synapse()), lag, lif.convention().rest());
      case Lif lif -> Carried.inFloat(stride, size, lag, (float) lif.convention().rest());
      case LeakyIntegrator _ -> Carried.inFloat(stride, 0, 0, 0);
      default -> Carried.ofRelay(stride, lag);
    };
  }

  /** Goes back to rest. */
  public void rest() {
    populations.forEach(Carried::rest);
  }

  /**
   * Takes another state over.
   *
   * @param other of the same network; not modified
   */
  public void copy(CarriedState other) {
    for (int p = 0; p < populations.size(); p++) {
      populations.get(p).copy(other.populations.get(p));
    }
  }

  /**
   * Memory of its arrays.
   *
   * @return bytes
   */
  public long bytes() {
    return populations.stream().mapToLong(Carried::bytes).sum();
  }

  Carried of(int population) {
    return populations.get(population);
  }
}
