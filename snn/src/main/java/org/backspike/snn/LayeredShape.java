package org.backspike.snn;

import java.util.ArrayList;
import java.util.List;

/**
 * A network of layers, one after the other, written as sizes: {@code 784-128-10}; {@code 40-100r-2}
 * has a recurrent hidden layer.
 *
 * @param layers from input to output, at least two
 */
public record LayeredShape(List<Layer> layers) {
  /** Most neurons of a layer that is written as a size. */
  public static final int MAX_SIZE = 1 << 20;

  /**
   * A layer.
   *
   * @param size number of neurons
   * @param recurrent whether it projects onto itself
   */
  public record Layer(int size, boolean recurrent) {}

  /** Copies the list. */
  public LayeredShape {
    layers = List.copyOf(layers);
  }

  /**
   * Reads sizes.
   *
   * @param text sizes joined by hyphens, hidden ones with an r if recurrent
   * @return the shape
   * @throws IllegalArgumentException if it cannot be read
   */
  public static LayeredShape parse(String text) {
    String[] parts = text.split("-", -1);
    if (parts.length < 2) {
      throw new IllegalArgumentException(
          "network shape " + text + "; must be sizes such as 784-128-10");
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      boolean inner = i > 0 && i < parts.length - 1;
      if (!parts[i].matches(inner ? "[0-9]{1,7}r?" : "[0-9]{1,7}")) {
        throw new IllegalArgumentException(
            "network shape "
                + text
                + ": layer "
                + (parts[i].isEmpty() ? "without size" : parts[i])
                + "; must be a size, and r behind it only for a recurrent hidden layer");
      }
      int size = Integer.parseInt(parts[i].replace("r", ""));
      if (size < 1 || size > MAX_SIZE) {
        throw new IllegalArgumentException(
            "network shape " + text + ": layer of " + size + " neurons; must be 1 to " + MAX_SIZE);
      }
      layers.add(new Layer(size, parts[i].endsWith("r")));
    }
    return new LayeredShape(layers);
  }

  /**
   * Size of the input.
   *
   * @return channels
   */
  public int inputs() {
    return layers.getFirst().size();
  }

  /**
   * Size of the output.
   *
   * @return classes
   */
  public int outputs() {
    return layers.getLast().size();
  }

  /**
   * The network with all weights 0: populations {@code in}, one hidden layer after the other from
   * 1, {@code out}.
   *
   * @param hidden dynamics of the hidden layers
   * @param output dynamics of the output
   * @param measure what is read of the output
   * @param gain factor on the scores
   * @param presentation how it is fed
   * @return the network
   */
  public Network network(
      Dynamics hidden, Dynamics output, Measure measure, double gain, Presentation presentation) {
    List<Population> populations = new ArrayList<>();
    List<Projection> projections = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      boolean last = i == layers.size() - 1;
      String name = i == 0 ? "in" : last ? "out" : "hidden" + i;
      Dynamics dynamics = i == 0 ? new Input() : last ? output : hidden;
      populations.add(Population.of(name, layers.get(i).size(), dynamics));
      if (i > 0) {
        projections.add(dense(populations.get(i - 1), populations.get(i), 0));
      }
      if (layers.get(i).recurrent()) {
        projections.add(dense(populations.get(i), populations.get(i), 1));
      }
    }
    return new Network(populations, projections, new Readout("out", measure, gain), presentation);
  }

  private static Projection dense(Population from, Population to, int latency) {
    float[] zeros = new float[Math.multiplyExact(from.size(), to.size())];
    return new Projection(
        from.name(), to.name(), new DenseWeights(from.size(), to.size(), zeros), latency, 0);
  }
}
