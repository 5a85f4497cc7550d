package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An integer network as {@code format: backspike-network/1}: a JSON file, big weight arrays in .npy
 * files beside it, one row per target neuron.
 */
public final class IntegerNetworkFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private IntegerNetworkFile() {}

  /**
   * Reads a network.
   *
   * @param file the JSON file
   * @return the network; units that the file does not give are 1
   * @throws InputError if a file is missing or wrong
   */
  public static QuantizedNetwork read(Path file) {
    JsonNode root = Document.json(file);
    Document.check(root, "network", file);
    try {
      return network(root, file);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private static QuantizedNetwork network(JsonNode root, Path file) {
    Datapath datapath = ChipFile.readDatapath(root.get("datapath").asString());
    List<IntegerPopulation> populations = new ArrayList<>();
    List<Double> stateUnits = new ArrayList<>();
    Map<String, Integer> sizes = new HashMap<>();
    for (JsonNode node : root.get("populations")) {
      IntegerPopulation population = population(node);
      populations.add(population);
      sizes.put(population.name(), population.size());
      stateUnits.add(node.has("state_unit") ? node.get("state_unit").asDouble() : 1);
    }
    List<IntegerProjection> projections = new ArrayList<>();
    List<Double> weightUnits = new ArrayList<>();
    for (int p = 0; p < root.get("projections").size(); p++) {
      JsonNode node = root.get("projections").get(p);
      projections.add(projection(node, "/projections/" + p, sizes, file));
      weightUnits.add(node.has("weight_unit") ? node.get("weight_unit").asDouble() : 1);
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
        network,
        weightUnits,
        stateUnits,
        readout.has("gain") ? readout.get("gain").asDouble() : 1,
        presentation);
  }

  private static IntegerPopulation population(JsonNode node) {
    String name = node.get("name").asString();
    int size = node.get("size").asInt();
    PopulationKind kind = PopulationKind.valueOf(upper(node.get("kind")));
    if (kind == PopulationKind.INPUT) {
      return IntegerPopulation.input(name, size);
    }
    JsonNode params = node.has("params") ? node.get("params") : JSON.createObjectNode();
    int interval = node.has("reset_interval") ? node.get("reset_interval").asInt() : 0;
    int offset = node.has("reset_offset") ? node.get("reset_offset").asInt() : 0;
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
        interval == 0 ? PeriodicReset.NEVER : new PeriodicReset(interval, offset));
  }

  private static int[] numbers(JsonNode params, String key, int missing) {
    JsonNode node = params.get(key);
    if (node == null) {
      return new int[] {missing};
    }
    if (!node.isArray()) {
      return new int[] {Math.toIntExact(node.asLong())};
    }
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.toIntExact(node.get(i).asLong());
    }
    return values;
  }

  private static IntegerProjection projection(
      JsonNode node, String where, Map<String, Integer> sizes, Path file) {
    String from = node.get("from").asString();
    String to = node.get("to").asString();
    int sources = FloatNetworkFile.sizeOf(from, sizes, file, where);
    int targets = FloatNetworkFile.sizeOf(to, sizes, file, where);
    JsonNode weights = node.get("weights");
    double[] rows =
        weights.isArray()
            ? inline(weights, targets, sources, where + "/weights", file)
            : fromNpy(weights.get("npy").asString(), targets, sources, file);
    byte[] values = new byte[rows.length];
    for (int r = 0; r < targets; r++) {
      for (int c = 0; c < sources; c++) {
        double value = rows[r * sources + c];
        if (value < Byte.MIN_VALUE || value > Byte.MAX_VALUE || value != Math.rint(value)) {
          throw new InputError(
              file,
              where + "/weights",
              "weight " + value + " from " + c + " to " + r + "; must be an integer of 8 bits");
        }
        values[c * targets + r] = (byte) value;
      }
    }
    return new IntegerProjection(
        from,
        to,
        sources,
        targets,
        values,
        node.has("weight_exp") ? node.get("weight_exp").asInt() : 0,
        node.has("delay") ? node.get("delay").asInt() : 0);
  }

  private static double[] inline(JsonNode rows, int targets, int sources, String where, Path file) {
    if (rows.size() != targets) {
      throw new InputError(
          file, where, rows.size() + " rows; must be " + targets + ", one per target neuron");
    }
    double[] values = new double[targets * sources];
    for (int r = 0; r < targets; r++) {
      if (rows.get(r).size() != sources) {
        throw new InputError(
            file,
            where + "/" + r,
            rows.get(r).size() + " numbers; must be " + sources + ", one per source neuron");
      }
      for (int c = 0; c < sources; c++) {
        values[r * sources + c] = rows.get(r).get(c).asDouble();
      }
    }
    return values;
  }

  private static double[] fromNpy(String name, int targets, int sources, Path file) {
    Path npy = FloatNetworkFile.beside(file, name);
    long most = 1024L + 8L * targets * sources;
    Npy array = Npy.parse(InputFile.bytes(npy, most), npy, "");
    if (!Arrays.equals(array.shape(), new int[] {targets, sources})) {
      throw new InputError(
          npy,
          "",
          "shape "
              + Arrays.toString(array.shape())
              + "; must be ["
              + targets
              + ", "
              + sources
              + "]");
    }
    return array.values();
  }

  /**
   * Writes a network: {@code NAME.json} and one .npy file per projection.
   *
   * @param quantized the network with its units
   * @param directory where
   * @param name of the JSON file without ending
   * @throws IOException if it cannot be written
   */
  public static void write(QuantizedNetwork quantized, Path directory, String name)
      throws IOException {
    IntegerNetwork network = quantized.network();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", "backspike-network/1");
    root.put("datapath", network.datapath().name());
    List<Object> populations = new ArrayList<>();
    for (int p = 0; p < network.populations().size(); p++) {
      populations.add(describe(network.populations().get(p), quantized.stateUnits().get(p)));
    }
    root.put("populations", populations);
    List<Object> projections = new ArrayList<>();
    for (int p = 0; p < network.projections().size(); p++) {
      IntegerProjection projection = network.projections().get(p);
      String npy = name + "-" + p + ".npy";
      AtomicFile.write(directory.resolve(npy), rowsPerTarget(projection));
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("from", projection.from());
      node.put("to", projection.to());
      node.put("weights", Map.of("npy", npy));
      node.put("weight_exp", projection.exponent());
      node.put("delay", projection.delay());
      node.put("weight_unit", quantized.weightUnits().get(p));
      projections.add(node);
    }
    root.put("projections", projections);
    Map<String, Object> readout = new LinkedHashMap<>();
    readout.put("population", network.readout().population());
    readout.put("measure", lower(network.readout().measure()));
    readout.put("window", List.of(network.readout().firstStep(), network.readout().lastStep()));
    readout.put("gain", quantized.readoutGain());
    root.put("readout", readout);
    Map<String, Object> presentation = new LinkedHashMap<>();
    presentation.put("encoder", quantized.presentation().encoder());
    presentation.put("steps", quantized.presentation().steps());
    root.put("presentation", presentation);
    AtomicFile.write(directory.resolve(name + ".json"), JSON.writeValueAsString(root) + "\n");
  }

  private static Map<String, Object> describe(IntegerPopulation population, double unit) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", population.name());
    node.put("kind", lower(population.kind()));
    node.put("size", population.size());
    if (population.kind() != PopulationKind.INPUT) {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("du", shortest(population.parameters().du()));
      params.put("dv", shortest(population.parameters().dv()));
      if (population.kind() == PopulationKind.LIF) {
        params.put("vth", shortest(population.parameters().vth()));
        params.put("refractory", shortest(population.parameters().refractory()));
        params.put("reset", lower(population.parameters().reset()));
      }
      params.put("bias", shortest(population.parameters().bias()));
      node.put("params", params);
      node.put("reset_interval", population.reset().interval());
      node.put("reset_offset", population.reset().offset());
      node.put("state_unit", unit);
    }
    return node;
  }

  private static Object shortest(int[] values) {
    return Arrays.stream(values).distinct().count() == 1 ? (Object) values[0] : values;
  }

  private static byte[] rowsPerTarget(IntegerProjection projection) {
    byte[] rows = new byte[projection.weights().length];
    for (int c = 0; c < projection.sources(); c++) {
      for (int r = 0; r < projection.targets(); r++) {
        rows[r * projection.sources() + c] = (byte) projection.weight(c, r);
      }
    }
    return Npy.ofBytes(rows, projection.targets(), projection.sources());
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
