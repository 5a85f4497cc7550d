package org.backspike.bptt;

import java.util.List;
import org.backspike.snn.Network;
import org.backspike.snn.ParameterPlaces;

/** What a network learns. */
public final class Parameters {
  private final List<float[]> arrays;

  private Parameters(List<float[]> arrays) {
    this.arrays = arrays;
  }

  /**
   * The parameters of a network.
   *
   * @param network the network
   * @return its live arrays in the order of {@link ParameterPlaces}
   */
  public static Parameters of(Network network) {
    return new Parameters(new ParameterPlaces(network).arrays());
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
