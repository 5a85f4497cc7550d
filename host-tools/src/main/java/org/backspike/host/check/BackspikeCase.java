package org.backspike.host.check;

import java.util.EnumMap;
import java.util.Map;
import org.backspike.chip.datapath.Currents;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.Synapses;
import org.backspike.host.file.DatapathFile;

/**
 * A case of our own datapath: one population, projections from an input and from itself, every
 * state and the number of saturated results after every step.
 */
final class BackspikeCase {
  /** What such a file gives as its source. */
  static final String SOURCE = "backspike/reference 1";

  private static final String IN = "in";
  private static final String NEURONS = "neurons";

  private BackspikeCase() {}

  /**
   * Reads a case.
   *
   * @param root the file
   */
  static NetworkReplay read(Fields root) {
    root.informative("description", "source");
    Fields params = root.object("params");
    CaseNetwork network =
        new CaseNetwork(
            withCurrents(DatapathFile.read(params.text("preset")), params.integer("K")));
    int n = params.size("n");
    int sources = params.size("n_in");
    network.input(IN, sources, Spikes.of(root.object("inputs").object("spikes"), sources));
    network.population(
        NEURONS, PopulationKind.LIF, n, neurons(params), PeriodicReset.NEVER, Map.of());
    for (Fields projection : params.objects("projections")) {
      project(projection, network);
    }
    Fields expected = root.object("expected");
    if (expected.has("u")) {
      network.record(NEURONS, "u", expected.matrix("u"));
    }
    network.record(NEURONS, "v", expected.matrix("v"));
    network.record(NEURONS, Recorded.SPIKES, Spikes.of(expected.object("s"), n));
    network.record(NEURONS, Recorded.SATURATED, column(expected.row("saturated")));
    NetworkReplay replay = network.replay(root.text("id"), params.integer("T"));
    root.end();
    return replay;
  }

  private static Map<Parameter, int[]> neurons(Fields params) {
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.CURRENT_DECAY, params.scalarOrEach("du"));
    values.put(Parameter.MEMBRANE_DECAY, params.scalarOrEach("dv"));
    values.put(Parameter.THRESHOLD, params.scalarOrEach("vth"));
    values.put(Parameter.BIAS, params.scalarOrEach("bias"));
    values.put(Parameter.REFRACTORY, params.scalarOrEach("R"));
    String reset = params.text("reset");
    values.put(
        Parameter.RESET,
        new int[] {
          switch (reset) {
            case "zero" -> 0;
            case "subtract" -> 1;
            default -> throw params.wrong("reset", "is " + reset + "; must be zero or subtract");
          }
        });
    return values;
  }

  private static void project(Fields projection, CaseNetwork network) {
    String from = projection.text("from");
    int[][] weights = projection.matrix("weights");
    Synapses synapses =
        projection.has("delays")
            ? CaseNetwork.sparse(weights, projection.matrix("delays"), true)
            : CaseNetwork.dense(weights);
    Datapath datapath = network.datapath();
    network.projection(
        switch (from) {
          case IN, NEURONS -> from;
          default ->
              throw projection.wrong("from", "is " + from + "; must be " + IN + " or " + NEURONS);
        },
        NEURONS,
        synapses,
        Coding.mixed(datapath.weights().bits(), projection.integer("e")),
        new Delivery(1, 0, 0, Delivery.Event.SYNAPSE, projection.integer("message_bits", 0)));
  }

  private static int[][] column(int[] values) {
    int[][] rows = new int[values.length][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = new int[] {values[t]};
    }
    return rows;
  }

  private static Datapath withCurrents(Datapath datapath, int count) {
    Currents c = datapath.currents();
    if (c.count() == count) {
      return datapath;
    }
    return new Datapath(
        datapath.name() + "-changed",
        datapath.provenance(),
        datapath.weights(),
        datapath.accumulate(),
        new Currents(count, c.register(), c.decay(), c.order()),
        datapath.membrane(),
        datapath.firing(),
        datapath.random(),
        datapath.parameters());
  }
}
