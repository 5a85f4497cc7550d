package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.SignMode;
import org.backspike.chip.network.Coding;
import org.backspike.chip.network.Delivery;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.Plasticity;
import org.backspike.chip.network.Plasticity.Dependency;
import org.backspike.chip.network.Plasticity.Factor;
import org.backspike.chip.network.Plasticity.Product;
import org.backspike.chip.network.Plasticity.Term;
import org.backspike.chip.network.Plasticity.Trace;
import org.backspike.chip.network.RandomStreams;
import org.backspike.chip.network.Synapses;
import org.backspike.chip.network.WeightArray;
import tools.jackson.databind.JsonNode;

/** Reads a projection of an integer network. */
final class ProjectionReader {
  private final Datapath datapath;
  private final Map<String, Integer> sizes;
  private final Path file;

  ProjectionReader(Datapath datapath, Map<String, Integer> sizes, Path file) {
    this.datapath = datapath;
    this.sizes = sizes;
    this.file = file;
  }

  IntegerProjection read(JsonNode node, String where) {
    String from = node.get("from").asString();
    String to = node.get("to").asString();
    int sources = PopulationSizes.of(from, sizes, file, where);
    int targets = PopulationSizes.of(to, sizes, file, where);
    Synapses synapses;
    try {
      synapses = new SynapseReader(node, where, sources, targets, file).read();
    } catch (IllegalArgumentException e) {
      throw new InputError(file, where, e.getMessage() == null ? "is wrong" : e.getMessage());
    }
    if (synapses.sources() != sources || synapses.targets() != targets) {
      throw new InputError(
          file,
          where,
          "joins "
              + synapses.sources()
              + " with "
              + synapses.targets()
              + " neurons; must be "
              + sources
              + " with "
              + targets);
    }
    return new IntegerProjection(
        from,
        to,
        synapses,
        new Coding(
            node.path("num_weight_bits").asInt(datapath.weights().bits()),
            mode(node.path("sign_mode").asString("auto"), synapses.weights()),
            node.path("weight_exp").asInt(0)),
        delivery(node),
        node.has("learning")
            ? Optional.of(plasticity(node.get("learning"), where + "/learning"))
            : Optional.empty());
  }

  private Delivery delivery(JsonNode node) {
    JsonNode delay = node.path("delay");
    return new Delivery(
        node.path("latency").asInt(1),
        delay.isIntegralNumber() ? delay.asInt() : 0,
        node.path("current").asInt(0),
        Delivery.Event.valueOf(node.path("event").asString("synapse").toUpperCase(Locale.ROOT)),
        node.path("num_message_bits").asInt(datapath.accumulate().messageBits()));
  }

  private SignMode mode(String word, WeightArray weights) {
    if (!word.equals("auto")) {
      return SignMode.valueOf(word.toUpperCase(Locale.ROOT));
    }
    boolean negative = false;
    boolean positive = false;
    for (int i = 0; i < weights.length(); i++) {
      negative |= weights.get(i) < 0;
      positive |= weights.get(i) > 0;
    }
    return datapath.weights().detect(negative, positive);
  }

  private Plasticity plasticity(JsonNode node, String where) {
    List<Product> products = new ArrayList<>();
    for (JsonNode product : node.get("products")) {
      List<Term> factors = new ArrayList<>();
      for (JsonNode factor : product.get("factors")) {
        factors.add(
            new Term(
                Factor.valueOf(upper(factor.get("state_var"))), factor.path("const").asInt(0)));
      }
      products.add(
          new Product(
              Dependency.valueOf(upper(product.get("dependency"))),
              product.get("s_mantissa").asInt(),
              product.get("s_exp").asInt(),
              factors));
    }
    JsonNode random = node.get("random_streams");
    try {
      return new Plasticity(
          node.get("t_epoch").asInt(),
          new Trace(node.get("x1_impulse").asInt(), node.get("x1_decay").asDouble()),
          new Trace(node.get("y1_impulse").asInt(), node.get("y1_decay").asDouble()),
          products,
          new RandomStreams(
              stream(random.get("x_decay")),
              stream(random.get("y_decay")),
              stream(random.get("synvar"))));
    } catch (IllegalArgumentException e) {
      throw new InputError(file, where, e.getMessage() == null ? "is wrong" : e.getMessage());
    }
  }

  private static double[] stream(JsonNode node) {
    double[] values = new double[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asDouble();
    }
    return values;
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }
}
