package org.backspike.snn.batch;

import java.util.ArrayList;
import java.util.List;
import org.backspike.snn.Input;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import org.backspike.snn.stimulus.Stimulus;

/** Which population drives which, by indices, and how long their rows are. */
public final class Wiring {
  /** Rows of padded arrays are multiples of this: one vector of 512 bits. */
  private static final int ROW = 16;

  /**
   * From this length on, rows whose length is a multiple of it would fall on the same cache sets.
   */
  private static final int ALIASING = 256;

  private final Network network;
  private final int[] order;
  private final List<Link> links = new ArrayList<>();
  private final List<List<Link>> into = new ArrayList<>();
  private final List<List<Link>> outOf = new ArrayList<>();

  /**
   * The wiring of a network.
   *
   * @param network the network
   */
  public Wiring(Network network) {
    this.network = network;
    this.order =
        network.inDataOrder().stream().mapToInt(each -> network.indexOf(each.name())).toArray();
    for (int p = 0; p < network.projections().size(); p++) {
      Projection projection = network.projections().get(p);
      links.add(
          new Link(
              p,
              network.indexOf(projection.from()),
              network.indexOf(projection.to()),
              projection.lag()));
    }
    for (int p = 0; p < network.populations().size(); p++) {
      int population = p;
      into.add(links.stream().filter(link -> link.to() == population).toList());
      outOf.add(links.stream().filter(link -> link.from() == population).toList());
    }
  }

  /**
   * The network.
   *
   * @return as given
   */
  public Network network() {
    return network;
  }

  /**
   * Number of populations.
   *
   * @return at least 1
   */
  public int populations() {
    return network.populations().size();
  }

  /**
   * A population.
   *
   * @param population its index
   * @return the population
   */
  public Population population(int population) {
    return network.populations().get(population);
  }

  /**
   * Columns of a row that are computed: the neurons and what fills their last vector.
   *
   * @param population its index
   * @return a multiple of 16
   */
  public int width(int population) {
    return Math.ceilDiv(population(population).size(), ROW) * ROW;
  }

  /**
   * Length of a row of a population in all arrays.
   *
   * @param population its index
   * @return at least {@link #width}
   */
  public int stride(int population) {
    int width = width(population);
    return width % ALIASING == 0 ? width + ROW : width;
  }

  /**
   * Populations, each after all of its sources.
   *
   * @return indices
   */
  public int[] order() {
    return order.clone();
  }

  /**
   * Projections into a population.
   *
   * @param population its index
   * @return in order of declaration
   */
  public List<Link> into(int population) {
    return into.get(population);
  }

  /**
   * Projections out of a population.
   *
   * @param population its index
   * @return in order of declaration
   */
  public List<Link> outOf(int population) {
    return outOf.get(population);
  }

  /**
   * Whether a population feeds itself.
   *
   * @return true if any projection is recurrent
   */
  public boolean isRecurrent() {
    return links.stream().anyMatch(Link::isRecurrent);
  }

  /**
   * All projections.
   *
   * @return in order of declaration
   */
  public List<Link> links() {
    return List.copyOf(links);
  }

  /**
   * What an input population gets of a stimulus.
   *
   * @param population its index
   * @param stimulus of all inputs
   * @return the same stimulus if it gets all of it
   * @throws IllegalArgumentException if the population is no input or the stimulus too narrow
   */
  public Stimulus stimulus(int population, Stimulus stimulus) {
    if (population(population).dynamics() instanceof Input input) {
      return stimulus.slice(input.firstChannel(), population(population).size());
    }
    throw new IllegalArgumentException(population(population).name() + " is no input");
  }

  /**
   * The population that is read.
   *
   * @return its index
   */
  public int readout() {
    return network.indexOf(network.readout().population());
  }
}
