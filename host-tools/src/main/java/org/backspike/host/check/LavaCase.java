package org.backspike.host.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.PeriodicReset;

/**
 * A case of lava-nc/lava: one of its process models, or a few joined, with every state after every
 * step.
 */
final class LavaCase {
  private static final String IN = "in";
  private static final String NEURONS = "neurons";

  /** Values that go straight into a neuron: 32 bits, a weight of 1. */
  private static final Coding UNIT = new Coding(8, SignMode.EXCITATORY, 0);

  private final Fields root;
  private final Fields params;
  private final Fields given;
  private final Fields expected;
  private final CaseNetwork network;

  private LavaCase(Fields root, Datapath datapath) {
    this.root = root.informative("description", "source", "models");
    this.params = root.object("params");
    this.given = root.object("inputs");
    this.expected = root.object("expected");
    this.network = new CaseNetwork(datapath);
  }

  /**
   * Reads a case.
   *
   * @param root the file
   * @param datapath the preset of Lava
   */
  static NetworkReplay read(Fields root, Datapath datapath) {
    LavaCase lava = new LavaCase(root, datapath);
    NetworkReplay replay = lava.build();
    root.end();
    return replay;
  }

  private NetworkReplay build() {
    String name = root.text("id");
    if (params.has("layers")) {
      new LavaLayers(params, given, expected, network).build();
    } else if (params.has("input_shape")) {
      LavaConnections.convolution(params, given, expected, network);
    } else if (params.has("connection")) {
      LavaConnections.single(params, given, expected, network);
    } else if (params.has("sin_decay_int")) {
      resonator();
    } else if (params.has("act_mode") || params.has("spike_exp")) {
      delta();
    } else if (params.has("vth_int")) {
      graded();
    } else {
      integrating();
    }
    return network.replay(name, params.integer("T"));
  }

  private void integrating() {
    int n = params.size("n");
    boolean ternary = params.has("vth_hi");
    direct(IN, "a_in", n);
    PeriodicReset reset = PeriodicReset.NEVER;
    if (params.has("reset_interval")) {
      int interval = params.size("reset_interval");
      reset =
          new PeriodicReset(interval, Math.floorMod(params.integer("reset_offset") - 1, interval));
    }
    Map<Variable, int[]> initial = new EnumMap<>(Variable.class);
    for (Variable variable : List.of(Variable.U, Variable.V)) {
      if (params.has(variable.key())) {
        initial.put(variable, each(params.oneOrEach(variable.key(), 0), n));
      }
    }
    Map<Parameter, int[]> values = neuron(params, ternary);
    network.population(
        NEURONS, ternary ? PopulationKind.TERNARY : PopulationKind.LIF, n, values, reset, initial);
    network.projection(IN, NEURONS, CaseNetwork.oneToOne(n), UNIT, direct(0));
    states("u", "v");
    network.record(NEURONS, Recorded.SPIKES, Spikes.of(expected.object("s"), n));
  }

  /** Parameters of a LIF process. */
  static Map<Parameter, int[]> neuron(Fields neuron, boolean ternary) {
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.CURRENT_DECAY, neuron.oneOrEach("du", 0));
    values.put(Parameter.MEMBRANE_DECAY, neuron.oneOrEach("dv", 0));
    values.put(Parameter.BIAS, neuron.oneOrEach("bias_mant", 0));
    values.put(Parameter.BIAS_EXPONENT, neuron.oneOrEach("bias_exp", 0));
    values.put(Parameter.THRESHOLD, neuron.scalarOrEach(ternary ? "vth_hi" : "vth"));
    if (ternary) {
      values.put(Parameter.LOWER_THRESHOLD, neuron.scalarOrEach("vth_lo"));
    }
    return values;
  }

  private void resonator() {
    params.informative("alpha", "period", "vth");
    int n = params.size("n");
    direct(IN, "a_real", n);
    direct("imaginary", "a_imag", n);
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.SINE, params.scalarOrEach("sin_decay_int"));
    values.put(Parameter.COSINE, params.scalarOrEach("cos_decay_int"));
    values.put(Parameter.DECAY_BITS, params.scalarOrEach("decay_bits"));
    values.put(Parameter.STATE_THRESHOLD, params.scalarOrEach("vth_int"));
    values.put(Parameter.STATE_EXPONENT, params.scalarOrEach("state_exp"));
    boolean izhikevich = root.get("models").has("RF_IZ");
    network.population(
        NEURONS,
        izhikevich ? PopulationKind.RF_IZ : PopulationKind.RF,
        n,
        values,
        PeriodicReset.NEVER,
        Map.of());
    network.projection(IN, NEURONS, CaseNetwork.oneToOne(n), UNIT, direct(0));
    network.projection("imaginary", NEURONS, CaseNetwork.oneToOne(n), UNIT, direct(1));
    network.record(NEURONS, "re", expected.matrix("real"));
    network.record(NEURONS, "im", expected.matrix("imag"));
    network.record(NEURONS, Recorded.SPIKES, Spikes.of(expected.object("s"), n));
  }

  private void delta() {
    int n = params.size("n");
    direct(IN, "a_in", n);
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.STATE_THRESHOLD, params.scalarOrEach("vth_int"));
    values.put(Parameter.STATE_EXPONENT, params.scalarOrEach("state_exp"));
    boolean sigma = params.has("act_mode");
    if (sigma) {
      values.put(Parameter.STATE_BIAS, params.oneOrEach("bias_int", 0));
      values.put(Parameter.RECTIFIED, new int[] {Integer.parseInt(params.text("act_mode"))});
      network.record(NEURONS, "sigma", expected.matrix("sigma"));
    } else {
      values.put(Parameter.SPIKE_EXPONENT, params.scalarOrEach("spike_exp"));
      values.put(Parameter.CUMULATIVE_ERROR, new int[] {params.flag("cum_error") ? 1 : 0});
    }
    network.population(
        NEURONS,
        sigma ? PopulationKind.SIGMADELTA : PopulationKind.DELTA,
        n,
        values,
        PeriodicReset.NEVER,
        Map.of());
    network.projection(IN, NEURONS, CaseNetwork.oneToOne(n), UNIT, direct(0));
    states("act", "residue");
    network.record(NEURONS, Recorded.SPIKES, expected.matrix("s"));
  }

  private void graded() {
    int n = params.size("n");
    direct(IN, "a_in", n);
    boolean rectified = root.get("models").has("GradedReluVec");
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    values.put(Parameter.STATE_THRESHOLD, params.scalarOrEach("vth_int"));
    values.put(Parameter.RECTIFIED, new int[] {rectified ? 1 : 0});
    network.population(NEURONS, PopulationKind.GRADED, n, values, PeriodicReset.NEVER, Map.of());
    network.projection(IN, NEURONS, CaseNetwork.oneToOne(n), UNIT, direct(0));
    network.record(NEURONS, Recorded.SPIKES, expected.matrix("s"));
  }

  private void direct(String name, String key, int n) {
    network.input(name, n, given.matrix(key));
  }

  private static Delivery direct(int port) {
    return new Delivery(0, 0, port, Delivery.Event.SYNAPSE, 32);
  }

  private void states(String... variables) {
    for (String variable : variables) {
      network.record(NEURONS, variable, expected.matrix(variable));
    }
  }

  private static int[] each(int[] values, int n) {
    if (values.length != 1) {
      return values;
    }
    int[] all = new int[n];
    Arrays.fill(all, values[0]);
    return all;
  }

  /** The sign mode that a connection names by number. */
  static Optional<SignMode> mode(Fields connection) {
    if (!connection.has("sign_mode")) {
      connection.informative("sign_mode");
      return Optional.empty();
    }
    return Optional.of(
        switch (connection.integer("sign_mode")) {
          case 1 -> SignMode.MIXED;
          case 2 -> SignMode.EXCITATORY;
          case 3 -> SignMode.INHIBITORY;
          default -> throw connection.wrong("sign_mode", "must be 1, 2 or 3");
        });
  }
}
