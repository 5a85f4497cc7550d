package org.backspike.host.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Convolution;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.chip.network.Plane;
import org.backspike.chip.network.Plasticity;
import org.backspike.chip.network.RandomStreams;
import org.backspike.chip.network.Synapses;
import org.backspike.chip.network.WeightArray;

/** Connections of lava-nc/lava: dense, sparse, with delays, convolving, learning. */
final class LavaConnections {
  private static final String IN = "in";
  private static final String NEURONS = "neurons";

  private LavaConnections() {}

  /** One connection from an input into LIF neurons. */
  static void single(Fields params, Fields given, Fields expected, CaseNetwork network) {
    int n = params.size("n");
    int sources = params.size("n_in");
    network.input(IN, sources, Spikes.of(given.object("spikes"), sources));
    neurons(params, n, network);
    Fields connection = params.object("connection");
    if (params.has("learning")) {
      learning(params.object("learning"), connection, given, network);
      network.record(NEURONS, "weight", expected.matrix("weights"));
      network.record(NEURONS, "x1", expected.matrix("x1"));
      network.record(NEURONS, "y1", expected.matrix("y1"));
    } else {
      connect(IN, NEURONS, connection, network);
    }
    states(expected, n, network);
  }

  private static void neurons(Fields params, int n, CaseNetwork network) {
    network.population(
        NEURONS,
        PopulationKind.LIF,
        n,
        LavaCase.neuron(params.object("neuron"), false),
        PeriodicReset.NEVER,
        Map.of());
  }

  private static void states(Fields expected, int n, CaseNetwork network) {
    network.record(NEURONS, "u", expected.matrix("u"));
    network.record(NEURONS, "v", expected.matrix("v"));
    network.record(NEURONS, Recorded.SPIKES, Spikes.of(expected.object("s"), n));
  }

  /** A connection without learning. */
  static void connect(String from, String to, Fields connection, CaseNetwork network) {
    int[][] weights = connection.matrix("weights");
    String kind = connection.text("kind");
    Synapses synapses =
        switch (kind) {
          case "dense" -> CaseNetwork.dense(weights);
          case "sparse" -> CaseNetwork.sparse(weights, new int[0][], false);
          case "delay" -> CaseNetwork.sparse(weights, connection.matrix("delays"), true);
          default ->
              throw connection.wrong("kind", "is " + kind + "; must be dense, sparse or delay");
        };
    network.projection(
        from, to, synapses, coding(connection, weights, network), delivery(connection));
  }

  private static Coding coding(Fields connection, int[][] weights, CaseNetwork network) {
    boolean negative = false;
    boolean positive = false;
    for (int[] row : weights) {
      for (int weight : row) {
        negative |= weight < 0;
        positive |= weight > 0;
      }
    }
    SignMode detected = network.datapath().weights().detect(negative, positive);
    return new Coding(
        connection.integer("num_weight_bits", 8),
        LavaCase.mode(connection).orElse(detected),
        connection.integer("weight_exp", 0));
  }

  private static Delivery delivery(Fields connection) {
    return new Delivery(1, 0, 0, Delivery.Event.SYNAPSE, connection.integer("num_message_bits", 0));
  }

  /** A convolution into LIF neurons. */
  static void convolution(Fields params, Fields given, Fields expected, CaseNetwork network) {
    int[] input = params.row("input_shape", 3);
    int[] output = params.row("output_shape", 3);
    int[][][][] kernel = kernel(params);
    int outputs = kernel.length;
    int kx = kernel[0].length;
    int ky = kernel[0][0].length;
    int groupInputs = kernel[0][0][0].length;
    Plane plane =
        new Plane(
            input[0],
            input[1],
            input[2],
            new Plane.Pair(kx, ky),
            pair(params, "stride"),
            pair(params, "padding"),
            pair(params, "dilation"),
            Plane.Layout.WHC);
    Convolution convolution =
        new Convolution(
            plane,
            outputs,
            params.integer("groups"),
            Convolution.Mode.CONVOLUTION,
            WeightArray.of(
                outputs * kx * ky * groupInputs,
                i ->
                    kernel[i / groupInputs / ky / kx][i / groupInputs / ky % kx][
                        i / groupInputs % ky][i % groupInputs]));
    if (output[0] != plane.outputWidth()
        || output[1] != plane.outputHeight()
        || output[2] != outputs) {
      throw params.wrong(
          "output_shape",
          "must be " + plane.outputWidth() + ", " + plane.outputHeight() + ", " + outputs);
    }
    given.informative("flatten");
    network.input(
        IN, convolution.sources(), Spikes.of(given.object("spikes"), convolution.sources()));
    neurons(params, convolution.targets(), network);
    network.projection(IN, NEURONS, convolution, Coding.mixed(8, 0), Delivery.BINARY);
    states(expected, convolution.targets(), network);
  }

  private static Plane.Pair pair(Fields params, String key) {
    int[] both = params.row(key, 2);
    return new Plane.Pair(both[0], both[1]);
  }

  private static int[][][][] kernel(Fields params) {
    var node = params.get("weight");
    int[][][][] kernel = new int[node.size()][][][];
    for (int o = 0; o < kernel.length; o++) {
      kernel[o] = new int[node.get(o).size()][][];
      for (int x = 0; x < kernel[o].length; x++) {
        String key = "weight/" + o + "/" + x;
        kernel[o][x] = params.matrix(node.get(o).get(x), key);
        if (kernel[o][x].length == 0
            || kernel[o][x].length != kernel[0][0].length
            || kernel[o][x][0].length != kernel[0][0][0].length) {
          throw params.wrong(key, "must be of the size of the first, and not empty");
        }
      }
      if (kernel[o].length == 0 || kernel[o].length != kernel[0].length) {
        throw params.wrong("weight/" + o, "must be of the size of the first, and not empty");
      }
    }
    if (kernel.length == 0) {
      throw params.wrong("weight", "is empty; must be a kernel per output channel");
    }
    return kernel;
  }

  private static void learning(
      Fields learning, Fields connection, Fields given, CaseNetwork network) {
    learning.informative("dw", "rng_seed", "x1_tau", "y1_tau");
    connection.informative("kind");
    given.informative("random_index");
    Fields streams = given.object("random_streams").informative("x_impulse", "y_impulse");
    List<Plasticity.Product> products = new ArrayList<>();
    for (Fields product : learning.object("products").objects("dw")) {
      List<Plasticity.Term> factors = new ArrayList<>();
      for (Fields factor : product.objects("factors")) {
        factors.add(
            new Plasticity.Term(
                Plasticity.Factor.valueOf(upper(factor, "state_var")), factor.integer("const")));
        if (factor.has("is_sgn") && factor.flag("is_sgn")) {
          throw factor.wrong("is_sgn", "signs of factors are not known; must be false");
        }
      }
      products.add(
          new Plasticity.Product(
              Plasticity.Dependency.valueOf(upper(product, "dependency")),
              product.integer("s_mantissa"),
              product.integer("s_exp"),
              factors));
    }
    int[][] weights = connection.matrix("weights");
    network.projection(
        new IntegerProjection(
            IN,
            NEURONS,
            CaseNetwork.dense(weights),
            coding(connection, weights, network),
            delivery(connection),
            Optional.of(
                new Plasticity(
                    learning.integer("t_epoch"),
                    new Plasticity.Trace(
                        learning.integer("x1_impulse"), learning.decimal("x1_decay")),
                    new Plasticity.Trace(
                        learning.integer("y1_impulse"), learning.decimal("y1_decay")),
                    products,
                    new RandomStreams(
                        streams.decimals("x_decay"),
                        streams.decimals("y_decay"),
                        streams.decimals("synvar"))))));
  }

  private static String upper(Fields fields, String key) {
    return fields.text(key).toUpperCase(Locale.ROOT);
  }
}
