package org.backspike.chip.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.PopulationKind;

/**
 * A network in the integers of a datapath: what a quantizer writes, a mapper places and a chip
 * runs.
 *
 * <p>Populations keep their order of declaration; it is the order of events within a step.
 */
public final class IntegerNetwork {
  private final Datapath datapath;
  private final List<IntegerPopulation> populations;
  private final List<IntegerProjection> projections;
  private final IntegerReadout readout;
  private final Map<String, Integer> indexOfName = new HashMap<>();

  /**
   * A checked network.
   *
   * @param datapath the arithmetic it is written for
   * @param populations at least one input and one other
   * @param projections between them
   * @param readout how its answer is read
   * @throws IllegalArgumentException if names, sizes or value ranges disagree
   */
  public IntegerNetwork(
      Datapath datapath,
      List<IntegerPopulation> populations,
      List<IntegerProjection> projections,
      IntegerReadout readout) {
    this.datapath = datapath;
    this.populations = List.copyOf(populations);
    this.projections = List.copyOf(projections);
    this.readout = readout;
    for (int i = 0; i < this.populations.size(); i++) {
      IntegerPopulation population = this.populations.get(i);
      if (indexOfName.put(population.name(), i) != null) {
        throw new IllegalArgumentException("two populations are named " + population.name());
      }
    }
    this.projections.forEach(this::check);
    if (population(readout.population()).kind() == PopulationKind.INPUT) {
      throw new IllegalArgumentException(
          "readout of " + readout.population() + ", an input; must be a population with state");
    }
  }

  /**
   * The arithmetic it is written for.
   *
   * @return the datapath
   */
  public Datapath datapath() {
    return datapath;
  }

  /**
   * All populations.
   *
   * @return in order of declaration
   */
  public List<IntegerPopulation> populations() {
    return populations;
  }

  /**
   * All projections.
   *
   * @return in order of declaration
   */
  public List<IntegerProjection> projections() {
    return projections;
  }

  /**
   * How its answer is read.
   *
   * @return the readout
   */
  public IntegerReadout readout() {
    return readout;
  }

  /**
   * A population by name.
   *
   * @param name its name
   * @return the population
   * @throws IllegalArgumentException if there is none
   */
  public IntegerPopulation population(String name) {
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
              + String.join(", ", indexOfName.keySet().stream().sorted().toList()));
    }
    return index;
  }

  /**
   * Steps from the presentation of an input to its first effect in a population: projections on the
   * longest path without loops, delays not counted.
   *
   * @param name the population
   * @return 0 for an input
   */
  public int depth(String name) {
    return depth(name, 0);
  }

  private int depth(String name, int length) {
    if (length > populations.size()) {
      throw new IllegalArgumentException(
          "a loop through several populations at "
              + name
              + "; only a projection of a population onto itself may loop");
    }
    int depth = 0;
    for (IntegerProjection projection : projections) {
      if (projection.to().equals(name) && !projection.from().equals(name)) {
        depth = Math.max(depth, 1 + depth(projection.from(), length + 1));
      }
    }
    return depth;
  }

  private void check(IntegerProjection projection) {
    String where = projection.from() + " -> " + projection.to() + ": ";
    IntegerPopulation from = population(projection.from());
    IntegerPopulation to = population(projection.to());
    if (from.size() != projection.sources() || to.size() != projection.targets()) {
      throw new IllegalArgumentException(
          where
              + projection.sources()
              + " x "
              + projection.targets()
              + " weights; must be "
              + from.size()
              + " x "
              + to.size());
    }
    if (to.kind() == PopulationKind.INPUT) {
      throw new IllegalArgumentException(where + "an input cannot be a target");
    }
    if (projection.exponent() < datapath.minExponent()
        || projection.exponent() > datapath.maxExponent()) {
      throw new IllegalArgumentException(
          where
              + "exponent "
              + projection.exponent()
              + "; "
              + datapath.name()
              + " has "
              + datapath.minExponent()
              + " to "
              + datapath.maxExponent());
    }
    for (byte weight : projection.weights()) {
      if (weight < datapath.minWeight() || weight > datapath.maxWeight()) {
        throw new IllegalArgumentException(
            where
                + "weight "
                + weight
                + "; "
                + datapath.weightBits()
                + " bits hold "
                + datapath.minWeight()
                + " to "
                + datapath.maxWeight());
      }
    }
    long bound = (long) projection.sources() * -datapath.minWeight() * datapath.maxPayload();
    if (bound > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          where
              + projection.sources()
              + " sources could overflow the 32-bit accumulator; at most "
              + Integer.MAX_VALUE / (-datapath.minWeight() * datapath.maxPayload()));
    }
  }
}
