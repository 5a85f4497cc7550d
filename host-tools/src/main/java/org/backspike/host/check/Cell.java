package org.backspike.host.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.Broadcast;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.DenseSynapses;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.WeightArray;

/**
 * The rows of a table between two restarts as a network of one neuron: row r is step r, and an
 * input channel of its own delivers the weight of that row.
 */
final class Cell {
  private static final String NEURON = "neuron";

  private final List<CellRow> rows;
  private final CaseNetwork network;

  Cell(Datapath datapath, List<CellRow> rows) {
    this.rows = rows;
    this.network = new CaseNetwork(datapath);
  }

  /** The neuron, with what its first row says. */
  Cell neuron(Map<Parameter, String> parameters, Map<Variable, int[]> initial) {
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    parameters.forEach(
        (parameter, column) -> values.put(parameter, new int[] {rows.getFirst().get(column)}));
    network.population(NEURON, PopulationKind.LIF, 1, values, PeriodicReset.NEVER, initial);
    return this;
  }

  /**
   * Events that deliver a weight.
   *
   * @param input name of their population
   * @param port current they enter
   * @param weight weight of a row
   * @param exponent power of two of all weights
   * @param events how many arrive in a row
   */
  Cell weights(
      String input,
      int port,
      ToIntFunction<CellRow> weight,
      int exponent,
      ToIntFunction<CellRow> events) {
    int n = rows.size();
    int[][] sent = new int[n][n];
    for (int r = 0; r < n; r++) {
      sent[r][r] = events.applyAsInt(rows.get(r));
    }
    network.input(input, n, sent);
    Datapath datapath = network.datapath();
    network.projection(
        input,
        NEURON,
        new DenseSynapses(n, 1, WeightArray.of(n, r -> weight.applyAsInt(rows.get(r)))),
        Coding.mixed(datapath.weights().bits(), exponent),
        new Delivery(0, 0, port, Delivery.Event.SYNAPSE, datapath.accumulate().messageBits()));
    return this;
  }

  /** Events without a weight, in the rows where they occur. */
  Cell signal(String input, Delivery.Event event, Predicate<CellRow> occurs) {
    int[][] sent = new int[rows.size()][1];
    for (int r = 0; r < sent.length; r++) {
      sent[r][0] = occurs.test(rows.get(r)) ? 1 : 0;
    }
    network.input(input, 1, sent);
    network.projection(
        input, NEURON, new Broadcast(1, 1), Coding.mixed(1, 0), new Delivery(0, 0, 0, event, 0));
    return this;
  }

  /** A variable that a column gives after each row. */
  Cell record(String variable, String column) {
    int[][] values = new int[rows.size()][];
    for (int r = 0; r < values.length; r++) {
      values[r] = new int[] {rows.get(r).get(column)};
    }
    network.record(NEURON, variable, values);
    return this;
  }

  /** A variable that a column gives before each row: after a row it is that of the next. */
  Cell recordBefore(String variable, String column) {
    int[][] values = new int[rows.size() - 1][];
    for (int r = 0; r < values.length; r++) {
      values[r] = new int[] {rows.get(r + 1).get(column)};
    }
    network.record(NEURON, variable, values);
    return this;
  }

  NetworkReplay replay(String name) {
    return network.replay(name);
  }
}
