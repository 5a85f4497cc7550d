package org.backspike.snn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A spiking network in float: the reference. */
public final class Network {
  private final List<Population> populations;
  private final List<Projection> projections;
  private final Readout readout;
  private final Presentation presentation;
  private final Map<String, Integer> indexOfName = new HashMap<>();
  private final List<Population> order;

  /**
   * A checked network.
   *
   * @param populations in order of declaration
   * @param projections between them
   * @param readout how its answer is read
   * @param presentation how it is fed
   * @throws IllegalArgumentException if names or sizes disagree, or there is a loop through several
   *     populations
   */
  public Network(
      List<Population> populations,
      List<Projection> projections,
      Readout readout,
      Presentation presentation) {
    this.populations = List.copyOf(populations);
    this.projections = List.copyOf(projections);
    this.readout = readout;
    this.presentation = presentation;
    for (int i = 0; i < this.populations.size(); i++) {
      String name = this.populations.get(i).name();
      if (indexOfName.put(name, i) != null) {
        throw new IllegalArgumentException("two populations are named " + name);
      }
    }
    this.projections.forEach(this::check);
    if (population(readout.population()).dynamics() instanceof Input) {
      throw new IllegalArgumentException(
          "readout of " + readout.population() + ", an input; must be a population with state");
    }
    this.order = sorted();
  }

  private void check(Projection projection) {
    String where = projection.from() + " -> " + projection.to() + ": ";
    Population from = population(projection.from());
    Population to = population(projection.to());
    Connection weights = projection.connection();
    if (weights.sources() != from.size() || weights.targets() != to.size()) {
      throw new IllegalArgumentException(
          where
              + weights.sources()
              + " x "
              + weights.targets()
              + " weights; must be "
              + from.size()
              + " x "
              + to.size());
    }
    if (to.dynamics() instanceof Input) {
      throw new IllegalArgumentException(where + "an input cannot be a target");
    }
    if (from.dynamics() instanceof LeakyIntegrator) {
      throw new IllegalArgumentException(
          where + "an integrator never spikes; it cannot be a source");
    }
  }

  private List<Population> sorted() {
    List<Population> sorted = new ArrayList<>();
    while (sorted.size() < populations.size()) {
      int before = sorted.size();
      for (Population population : populations) {
        if (!sorted.contains(population) && sorted.containsAll(sourcesOf(population))) {
          sorted.add(population);
        }
      }
      if (sorted.size() == before) {
        throw new IllegalArgumentException(
            "a loop through several populations; only a projection of a population onto itself may loop");
      }
    }
    return List.copyOf(sorted);
  }

  private List<Population> sourcesOf(Population population) {
    return projections.stream()
        .filter(p -> p.to().equals(population.name()) && !p.isRecurrent())
        .map(p -> population(p.from()))
        .toList();
  }

  /**
   * The same with a bias of zeros for every population that has none and is not an input.
   *
   * @return a network that shares all other arrays
   */
  public Network withBiases() {
    List<Population> biased = new ArrayList<>();
    for (Population each : populations) {
      boolean needs = each.bias().length == 0 && !(each.dynamics() instanceof Input);
      float[] bias = needs ? new float[each.size()] : each.bias();
      biased.add(new Population(each.name(), each.size(), each.dynamics(), bias, each.learned()));
    }
    return new Network(biased, projections, readout, presentation);
  }

  /**
   * All populations.
   *
   * @return in order of declaration
   */
  public List<Population> populations() {
    return populations;
  }

  /**
   * All populations.
   *
   * @return every one after all of its sources
   */
  public List<Population> inDataOrder() {
    return order;
  }

  /**
   * All projections.
   *
   * @return in order of declaration
   */
  public List<Projection> projections() {
    return projections;
  }

  /**
   * Projections into a population.
   *
   * @param name the population
   * @return in order of declaration
   */
  public List<Projection> into(String name) {
    return projections.stream().filter(p -> p.to().equals(name)).toList();
  }

  /**
   * How the answer is read.
   *
   * @return the readout
   */
  public Readout readout() {
    return readout;
  }

  /**
   * How the network is fed.
   *
   * @return the presentation
   */
  public Presentation presentation() {
    return presentation;
  }

  /**
   * A population by name.
   *
   * @param name its name
   * @return the population
   * @throws IllegalArgumentException if there is none
   */
  public Population population(String name) {
    return populations.get(indexOf(name));
  }

  /**
   * The place of a population in {@link #populations()}.
   *
   * @param name its name
   * @return its index, from 0
   * @throws IllegalArgumentException if there is none
   */
  public int indexOf(String name) {
    Integer index = indexOfName.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "no population "
              + name
              + "; there are "
              + String.join(", ", populations.stream().map(Population::name).toList()));
    }
    return index;
  }

  /**
   * The populations that are fed.
   *
   * @return those with {@link Input} dynamics, in order of declaration
   */
  public List<Population> inputs() {
    return populations.stream().filter(p -> p.dynamics() instanceof Input).toList();
  }

  /**
   * Channels of a stimulus.
   *
   * @return as many as reach to the end of the last input; 0 if there is none
   */
  public int channels() {
    int channels = 0;
    for (Population population : populations) {
      if (population.dynamics() instanceof Input input) {
        channels = Math.max(channels, Math.addExact(input.firstChannel(), population.size()));
      }
    }
    return channels;
  }

  /**
   * The only input population.
   *
   * @return the population with {@link Input} dynamics
   * @throws IllegalArgumentException if there is none or another one
   */
  public Population input() {
    List<Population> inputs = inputs();
    if (inputs.size() != 1) {
      throw new IllegalArgumentException(inputs.size() + " input populations; there must be one");
    }
    return inputs.getFirst();
  }

  /**
   * Projections on the longest path from an input, without loops: the steps by which a chip, where
   * every projection takes a step, is behind.
   *
   * @param name the population
   * @return 0 for an input
   */
  public int depth(String name) {
    int depth = 0;
    for (Projection projection : into(name)) {
      if (!projection.isRecurrent()) {
        depth = Math.max(depth, 1 + depth(projection.from()));
      }
    }
    return depth;
  }
}
