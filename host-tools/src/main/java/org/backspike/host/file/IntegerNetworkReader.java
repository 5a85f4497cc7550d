package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.chip.network.PeriodicReset;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.Presentation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@link IntegerNetworkFile}. */
final class IntegerNetworkReader {
  private final Path file;
  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  IntegerNetworkReader(Path file) {
    this.file = file;
  }

  QuantizedNetwork read() {
    JsonNode root = Document.json(file);
    Schemas.check(root, "network", file, "");
    try {
      return network((ObjectNode) root);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private QuantizedNetwork network(ObjectNode root) {
    Datapath datapath = DatapathFile.within(root, file);
    PopulationSizes.check(root.get("populations"), file);
    List<IntegerPopulation> populations = new ArrayList<>();
    List<Double> stateUnits = new ArrayList<>();
    for (JsonNode node : root.get("populations")) {
      IntegerPopulation population = population(node);
      populations.add(population);
      sizes.put(population.name(), population.size());
      stateUnits.add(node.path("state_unit").asDouble(1));
    }
    List<IntegerProjection> projections = new ArrayList<>();
    List<Double> weightUnits = new ArrayList<>();
    for (int p = 0; p < root.get("projections").size(); p++) {
      JsonNode node = root.get("projections").get(p);
      projections.add(projection(node, "/projections/" + p));
      weightUnits.add(node.path("weight_unit").asDouble(1));
    }
    JsonNode readout = root.get("readout");
    JsonNode window = readout.get("window");
    IntegerNetwork network =
        new IntegerNetwork(
            datapath,
            populations,
            projections,
            new IntegerReadout(
                readout.get("population").asString(),
                IntegerReadout.Measure.valueOf(upper(readout.get("measure"))),
                window.get(0).asInt(),
                window.get(1).asInt()));
    JsonNode shown = root.get("presentation");
    Presentation presentation =
        shown == null
            ? new Presentation("latency", window.get(1).asInt() - window.get(0).asInt())
            : new Presentation(shown.get("encoder").asString(), shown.get("steps").asInt());
    return new QuantizedNetwork(
        network, weightUnits, stateUnits, readout.path("gain").asDouble(1), presentation);
  }

  private static IntegerPopulation population(JsonNode node) {
    String name = node.get("name").asString();
    int size = node.get("size").asInt();
    PopulationKind kind = PopulationKind.valueOf(upper(node.get("kind")));
    if (kind == PopulationKind.INPUT) {
      return IntegerPopulation.input(name, size);
    }
    JsonNode params =
        node.has("params") ? node.get("params") : JsonNodeFactory.instance.objectNode();
    int interval = node.path("reset_interval").asInt(0);
    int offset = node.path("reset_offset").asInt(0);
    return new IntegerPopulation(
        name,
        kind,
        NeuronParameters.of(
            size,
            numbers(params, "du", Datapath.DECAY_ONE),
            numbers(params, "dv", 0),
            numbers(params, "vth", 1),
            numbers(params, "bias", 0),
            numbers(params, "refractory", 0),
            params.has("reset") ? Reset.valueOf(upper(params.get("reset"))) : Reset.ZERO),
        interval == 0 && offset == 0 ? PeriodicReset.NEVER : new PeriodicReset(interval, offset));
  }

  private static int[] numbers(JsonNode params, String key, int missing) {
    JsonNode node = params.path(key);
    if (!node.isArray()) {
      return new int[] {node.asInt(missing)};
    }
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).asInt();
    }
    return values;
  }

  private IntegerProjection projection(JsonNode node, String where) {
    String from = node.get("from").asString();
    String to = node.get("to").asString();
    int sources = PopulationSizes.of(from, sizes, file, where);
    int targets = PopulationSizes.of(to, sizes, file, where);
    IntegerWeights weights = new IntegerWeights(node, where, sources, targets, file);
    return new IntegerProjection(
        from,
        to,
        sources,
        targets,
        weights.preMajor(),
        node.path("weight_exp").asInt(0),
        weights.delay());
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }
}
