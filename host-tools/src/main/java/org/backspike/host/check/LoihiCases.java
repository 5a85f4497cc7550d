package org.backspike.host.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.Synapses;
import org.backspike.host.file.DatapathFile;

/** Cases of the two tools that imitate Loihi: nengo/nengo-loihi and sagacitysite/brian2_loihi. */
final class LoihiCases {
  private static final String IN = "in";
  private static final String NEURONS = "neurons";
  private static final String WITHOUT_WIDTHS =
      "{accumulate: {overflow: NONE}, currents: {overflow: NONE}, membrane: {overflow: NONE}}";

  private LoihiCases() {}

  /**
   * A case of nengo-loihi. Its weights are final: no bit is dropped, and negative exponents take
   * away from the alignment.
   */
  static NetworkReplay nengo(Fields root) {
    root.informative("description", "source");
    Fields params = root.object("params");
    int exponent = params.integer("weight_exp");
    int align = Math.clamp(6 + exponent, 0, 6);
    CaseNetwork network =
        new CaseNetwork(
            DatapathFile.changed(
                "loihi1", "{weights: {lsb_drop: NONE, limit: 0, align: " + align + "}}"));
    int n = params.size("n");
    int sources = params.size("n_in");
    Fields expected = root.object("expected");
    network.input(IN, sources, Spikes.ids(root.object("inputs").get("spikes"), sources, root));
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.CURRENT_DECAY, params.scalarOrEach("du"));
    values.put(Parameter.MEMBRANE_DECAY, params.scalarOrEach("dv"));
    values.put(Parameter.THRESHOLD, params.scalarOrEach("vth"));
    values.put(Parameter.BIAS, params.scalarOrEach("bias"));
    values.put(Parameter.REFRACTORY, params.scalarOrEach("refract_delay"));
    values.put(Parameter.V_MIN, params.scalarOrEach("vmin"));
    values.put(Parameter.V_MAX, params.scalarOrEach("vmax"));
    network.population(NEURONS, PopulationKind.LIF, n, values, PeriodicReset.NEVER, Map.of());
    Coding coding = Coding.mixed(8, exponent + 6 - align);
    network.projection(
        IN, NEURONS, CaseNetwork.dense(params.matrix("weights")), coding, Delivery.BINARY);
    if (params.has("recurrent")) {
      network.projection(
          NEURONS, NEURONS, CaseNetwork.dense(params.matrix("recurrent")), coding, Delivery.BINARY);
    } else {
      params.informative("recurrent");
    }
    record(network, expected, "u", n, root);
    NetworkReplay replay = network.replay(root.text("id"), params.integer("T"));
    root.end();
    return replay;
  }

  /** A case of brian2_loihi, which has no widths at all. */
  static ReferenceCase brian2(Fields root) {
    root.informative("description", "source");
    Fields params = root.object("params");
    CaseNetwork network = new CaseNetwork(DatapathFile.changed("loihi1", WITHOUT_WIDTHS));
    int n = params.size("n");
    int sources = params.size("n_in");
    Fields expected = root.object("expected");
    network.input(IN, sources, Spikes.ids(root.object("inputs").get("spikes"), sources, root));
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    // its decay has no hidden 1
    values.put(Parameter.CURRENT_DECAY, new int[] {params.integer("decay_I") - 1});
    values.put(Parameter.MEMBRANE_DECAY, params.scalarOrEach("decay_v"));
    values.put(Parameter.THRESHOLD, params.scalarOrEach("threshold_v_mant"));
    values.put(Parameter.REFRACTORY, params.scalarOrEach("refractory"));
    network.population(NEURONS, PopulationKind.LIF, n, values, PeriodicReset.NEVER, Map.of());
    int[][] weights = params.matrix("weights");
    SignMode mode =
        LavaCase.mode(params)
            .orElseThrow(() -> params.wrong("sign_mode", "is missing; must be 1, 2 or 3"));
    Coding coding =
        new Coding(params.integer("num_weight_bits"), mode, params.integer("weight_exp"));
    Synapses synapses = CaseNetwork.dense(weights);
    network.projection(
        IN,
        NEURONS,
        synapses,
        coding,
        new Delivery(0, params.integer("delay"), 0, Delivery.Event.SYNAPSE, 0));
    record(network, expected, "I", n, root);
    NetworkReplay replay = network.replay(root.text("id"), params.integer("T"));
    int[][] actual = params.matrix("actual_weights");
    if (actual.length != weights.length || actual[0].length != weights[0].length) {
      throw params.wrong("actual_weights", "must be as many and as long rows as weights");
    }
    root.end();
    return new WeightsThenStates(replay, List.of(actual));
  }

  private static void record(
      CaseNetwork network, Fields expected, String current, int n, Fields root) {
    network.record(NEURONS, "u", expected.matrix(current));
    network.record(NEURONS, "v", expected.matrix("v"));
    network.record(NEURONS, Recorded.SPIKES, Spikes.ids(expected.get("s"), n, root));
  }
}
