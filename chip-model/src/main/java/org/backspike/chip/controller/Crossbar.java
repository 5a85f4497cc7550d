package org.backspike.chip.controller;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.function.Predicate;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.SparseRows;
import org.backspike.chip.network.SparseSynapses;

/**
 * A network on the crossbar of a single core: 256 rows, one per input, and 256 columns, one per
 * neuron.
 *
 * <p>Neurons take the first columns in the order of the populations. A spike of a neuron comes back
 * on the row of its own number; so if any projection begins at a neuron, inputs take the rows
 * behind those of the neurons, else the first rows, in the order of the populations. Time
 * references and virtual events are events of the input bus and take no row.
 */
public final class Crossbar {
  /** Rows, and columns. */
  public static final int SIZE = 256;

  private final IntegerNetwork network;
  private final boolean recurrent;
  private final Map<String, Integer> firstColumns = new LinkedHashMap<>();
  private final Map<String, Integer> firstRows = new LinkedHashMap<>();
  private final int[] weights = new int[SIZE * SIZE];
  private final int columns;

  /**
   * Places a network.
   *
   * @param network of one step of latency and without delays
   * @throws IllegalArgumentException if it needs more rows or columns, has two weights between two
   *     neurons, or something that is no weight
   */
  public Crossbar(IntegerNetwork network) {
    this.network = network;
    this.recurrent =
        network.projections().stream()
            .anyMatch(p -> network.population(p.from()).kind() != PopulationKind.INPUT);
    this.columns = place(firstColumns, 0, Crossbar::hasState);
    if (recurrent) {
      firstRows.putAll(firstColumns);
    }
    place(firstRows, recurrent ? columns : 0, this::sendsWeights);
    network.projections().forEach(this::store);
  }

  /** Gives places to some populations, and says where the next would be. */
  private int place(Map<String, Integer> places, int first, Predicate<IntegerPopulation> isMeant) {
    int next = first;
    for (IntegerPopulation population : network.populations()) {
      if (isMeant.test(population)) {
        places.put(population.name(), next);
        next += population.size();
      }
    }
    if (next > SIZE) {
      throw new IllegalArgumentException(
          "neurons and inputs need " + next + " lines of the crossbar; there are " + SIZE);
    }
    return next;
  }

  private static boolean hasState(IntegerPopulation population) {
    return switch (population.kind()) {
      case INPUT -> false;
      case LIF -> true;
      default ->
          throw new IllegalArgumentException(
              population.name() + ": kind " + population.kind() + "; must be an input or lif");
    };
  }

  private boolean sendsWeights(IntegerPopulation population) {
    return !hasState(population)
        && network.projections().stream()
            .anyMatch(p ->
                p.from().equals(population.name())
                    && p.delivery().event() == Delivery.Event.SYNAPSE);
  }

  private void store(IntegerProjection projection) {
    switch (projection.synapses()) {
      case DenseSynapses dense -> {
        for (int i = 0; i < dense.weights().length(); i++) {
          store(projection, i / dense.targets(), i % dense.targets(), dense.weights().get(i));
        }
      }
      case SparseSynapses sparse -> {
        SparseRows rows = sparse.rows();
        for (int source = 0; source < rows.sources(); source++) {
          for (int i = rows.starts()[source]; i < rows.starts()[source + 1]; i++) {
            store(projection, source, rows.targets()[i], rows.weights().get(i));
          }
        }
      }
      case Broadcast _ -> {
        if (projection.delivery().event() != Delivery.Event.TICK) {
          throw new IllegalArgumentException(
              projection.name() + ": event " + projection.delivery().event() + "; has no input");
        }
      }
      case Convolution _ ->
          throw new IllegalArgumentException(
              projection.name() + ": is a convolution; must be dense or sparse");
    }
  }

  private void store(IntegerProjection projection, int source, int target, int weight) {
    int place =
        (place(firstRows, projection.from()) + source) * SIZE
            + place(firstColumns, projection.to())
            + target;
    if (weight == 0) {
      return;
    }
    if (weights[place] != 0) {
      throw new IllegalArgumentException(
          projection.name()
              + ": a second weight from "
              + source
              + " to "
              + target
              + "; a crossing holds one");
    }
    weights[place] = weight;
  }

  private static int place(Map<String, Integer> places, String population) {
    Integer place = places.get(population);
    if (place == null) {
      throw new IllegalStateException(population + " has no place");
    }
    return place;
  }

  /**
   * Whether spikes come back.
   *
   * @return true if a projection begins at a neuron
   */
  public boolean isRecurrent() {
    return recurrent;
  }

  /**
   * Columns in use.
   *
   * @return neurons of the network, 1 to 256
   */
  public int columns() {
    return columns;
  }

  /**
   * Where the neurons lie.
   *
   * @return column of the first neuron of each population with state
   */
  public Map<String, Integer> firstColumns() {
    return Collections.unmodifiableMap(firstColumns);
  }

  /**
   * Where a spike of a population arrives.
   *
   * @return row of the first source of each population that sends weights
   */
  public Map<String, Integer> firstRows() {
    return Collections.unmodifiableMap(firstRows);
  }

  /**
   * A weight.
   *
   * @param row 0 to 255
   * @param column 0 to 255
   * @return 0 where there is none
   */
  public int weight(int row, int column) {
    return weights[row * SIZE + column];
  }

  /**
   * Checks that a number fits its field.
   *
   * @param what for the message
   * @param value the number
   * @param most largest that fits; the smallest is 0
   * @throws IllegalArgumentException if it does not
   */
  public static void requireField(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(what + " " + value + "; must be 0 to " + most);
    }
  }

  /**
   * The synapse memory, eight nibbles a word.
   *
   * @param nibble of a row and a column, 4 bits
   * @return 8192 words, word {@code row * 32 + column / 8}
   */
  public int[] words(IntBinaryOperator nibble) {
    int[] words = new int[SIZE * SIZE / 8];
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        words[(row * SIZE + column) / 8] |=
            (nibble.applyAsInt(row, column) & 0xf) << (4 * (column & 7));
      }
    }
    return words;
  }
}
