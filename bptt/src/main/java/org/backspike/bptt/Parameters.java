package org.backspike.bptt;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;

/** What a network learns: the weights of every projection, then the biases that exist. */
public final class Parameters {
  private final List<float[]> arrays;

  private Parameters(List<float[]> arrays) {
    this.arrays = arrays;
  }

  /**
   * The parameters of a network.
   *
   * @param network the network
   * @return its live arrays: weights in the order of the projections, biases in that of the
   *     populations
   */
  public static Parameters of(Network network) {
    List<float[]> arrays = new ArrayList<>();
    for (Projection projection : network.projections()) {
      arrays.add(projection.weights().values());
    }
    for (Population population : network.populations()) {
      if (population.bias().length > 0) {
        arrays.add(population.bias());
      }
    }
    return new Parameters(List.copyOf(arrays));
  }

  /**
   * Zeros of the same shapes.
   *
   * @return new arrays
   */
  public Parameters zeros() {
    return new Parameters(arrays.stream().map(array -> new float[array.length]).toList());
  }

  /**
   * The arrays.
   *
   * @return live
   */
  public List<float[]> arrays() {
    return arrays;
  }

  /**
   * Copies values from parameters of the same shapes.
   *
   * @param source not modified
   */
  public void set(Parameters source) {
    for (int p = 0; p < arrays.size(); p++) {
      System.arraycopy(source.arrays.get(p), 0, arrays.get(p), 0, arrays.get(p).length);
    }
  }
}
