package org.backspike.snn.batch;

import java.lang.foreign.MemorySegment;
import org.backspike.snn.Connection;
import org.backspike.snn.ParameterPlaces;
import org.backspike.snn.kernel.AlignedFloats;

/**
 * Weights and biases as the kernels want them: one array per parameter array of the network, those
 * of projections as matrices [sources][stride of the target]. Padding is 0.
 */
public final class NetworkArrays {
  private final Wiring wiring;
  private final ParameterPlaces places;
  private final float[][] arrays;
  private final float[][] biases;
  private final MemorySegment[] rows;

  private NetworkArrays(Wiring wiring, float[][] arrays) {
    this.wiring = wiring;
    this.places = new ParameterPlaces(wiring.network());
    this.arrays = arrays;
    this.rows = new MemorySegment[wiring.links().size()];
    java.util.Arrays.fill(rows, MemorySegment.NULL);
    this.biases = new float[wiring.populations()][];
    for (int p = 0; p < biases.length; p++) {
      int place = places.bias(p);
      biases[p] = place == ParameterPlaces.NONE ? new float[wiring.stride(p)] : arrays[place];
    }
  }

  /**
   * Copies.
   *
   * @param wiring of the network
   * @return arrays at the present parameters of the network
   */
  public static NetworkArrays copy(Wiring wiring) {
    NetworkArrays zeros = zeros(wiring);
    zeros.load();
    return zeros;
  }

  /**
   * Zeros of the same shapes.
   *
   * @param wiring of the network
   * @return new arrays
   */
  public static NetworkArrays zeros(Wiring wiring) {
    ParameterPlaces places = new ParameterPlaces(wiring.network());
    float[][] arrays = new float[places.arrays().size()][];
    for (int a = 0; a < arrays.length; a++) {
      arrays[a] = new float[places.arrays().get(a).length];
    }
    for (Link link : wiring.links()) {
      int sources = wiring.population(link.from()).size();
      arrays[link.projection()] = new float[Math.multiplyExact(sources, wiring.stride(link.to()))];
    }
    for (int p = 0; p < wiring.populations(); p++) {
      if (places.bias(p) != ParameterPlaces.NONE) {
        arrays[places.bias(p)] = new float[wiring.stride(p)];
      }
    }
    return new NetworkArrays(wiring, arrays);
  }

  private static Connection connection(Wiring wiring, Link link) {
    return wiring.network().projections().get(link.projection()).connection();
  }

  private static float[] expanded(Wiring wiring, Link link) {
    int stride = wiring.stride(link.to());
    Connection connection = connection(wiring, link);
    float[] rows = new float[Math.multiplyExact(connection.sources(), stride)];
    float[] values = connection.values();
    connection.forEach((j, i, w) -> rows[j * stride + i] = values[w]);
    return rows;
  }

  /** Takes the present parameters of the network. */
  public void load() {
    for (int a = wiring.links().size(); a < arrays.length; a++) {
      float[] source = places.arrays().get(a);
      System.arraycopy(source, 0, arrays[a], 0, source.length);
    }
    for (Link link : wiring.links()) {
      float[] rows = expanded(wiring, link);
      System.arraycopy(rows, 0, arrays[link.projection()], 0, rows.length);
      publish(link.projection(), 0, rows.length);
    }
  }

  /**
   * Makes changed weights visible in {@link #rows}.
   *
   * @param projection its index
   * @param from first changed element
   * @param to end
   */
  public void publish(int projection, int from, int to) {
    if (rows[projection].byteSize() == 0) {
      rows[projection] = AlignedFloats.zeros(arrays[projection].length);
    }
    AlignedFloats.copy(arrays[projection], from, rows[projection], from, to - from);
  }

  /** Makes all weights visible in {@link #rows}. */
  public void publishAll() {
    for (Link link : wiring.links()) {
      publish(link.projection(), 0, arrays[link.projection()].length);
    }
  }

  /**
   * The weights of a projection for the row kernels, as last published.
   *
   * @param projection its index
   * @return of the shape of its array
   */
  public MemorySegment rows(int projection) {
    return rows[projection];
  }

  /** Gives the network its parameters back. */
  public void store() {
    for (int a = wiring.links().size(); a < arrays.length; a++) {
      float[] target = places.arrays().get(a);
      System.arraycopy(arrays[a], 0, target, 0, target.length);
    }
    for (Link link : wiring.links()) {
      int stride = wiring.stride(link.to());
      float[] rows = arrays[link.projection()];
      float[] values = connection(wiring, link).values();
      connection(wiring, link).forEach((j, i, w) -> values[w] = rows[j * stride + i]);
    }
  }

  /**
   * An array.
   *
   * @param place as in {@link ParameterPlaces}; the index of a projection for its weights
   * @return the live array
   */
  public float[] array(int place) {
    return arrays[place];
  }

  /**
   * Number of arrays.
   *
   * @return as many as the network has parameter arrays
   */
  public int count() {
    return arrays.length;
  }

  /**
   * The bias of a population.
   *
   * @param population its index
   * @return the live array, shape [stride]; zeros if it has none
   */
  public float[] bias(int population) {
    return biases[population];
  }

  /**
   * Where arrays stand.
   *
   * @return places of the network
   */
  public ParameterPlaces places() {
    return places;
  }
}
