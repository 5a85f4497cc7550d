package org.backspike.snn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one layer on another; all weights are 0. */
final class LayerStack {
  private final List<Population> populations = new ArrayList<>();
  private final List<Projection> projections = new ArrayList<>();
  private @Nullable ImageShape maps;

  void image(String name, ImageShape shape) {
    populations.add(Population.of(name, shape.size(), new Input()));
    maps = shape;
  }

  void dense(String name, Dynamics dynamics, int size, boolean recurrent) {
    Population population = Population.of(name, size, dynamics);
    if (!populations.isEmpty()) {
      connect(population, zeros(populations.getLast().size(), size));
    } else {
      populations.add(population);
    }
    if (recurrent) {
      projections.add(new Projection(name, name, zeros(size, size), 1, 0));
    }
    maps = null;
  }

  void convolution(String name, Dynamics dynamics, LayeredShape.Maps layer) {
    ImageShape from = maps(name);
    long weights = (long) layer.channels() * from.channels() * layer.kernel() * layer.kernel();
    Convolution convolution =
        new Convolution(
            from,
            layer.channels(),
            layer.kernel(),
            layer.stride(),
            layer.kernel() / 2,
            new float[Math.toIntExact(weights)]);
    connect(Population.of(name, convolution.shape().size(), dynamics), convolution);
    maps = convolution.shape();
  }

  void pooling(String name, int window) {
    AveragePooling pooling = new AveragePooling(maps(name), window);
    connect(Population.of(name, pooling.shape().size(), new Relay()), pooling);
    maps = pooling.shape();
  }

  private void connect(Population to, Connection connection) {
    projections.add(new Projection(populations.getLast().name(), to.name(), connection, 0, 0));
    populations.add(to);
  }

  private ImageShape maps(String name) {
    if (maps == null) {
      throw new IllegalArgumentException(
          name + " follows a layer without maps; the input must be an image such as 1x28x28");
    }
    return maps;
  }

  private static DenseWeights zeros(int sources, int targets) {
    return new DenseWeights(sources, targets, new float[Math.multiplyExact(sources, targets)]);
  }

  Network network(Readout readout, Presentation presentation) {
    return new Network(populations, projections, readout, presentation);
  }
}
