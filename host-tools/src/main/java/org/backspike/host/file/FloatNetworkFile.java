package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.snn.Dynamics;
import org.backspike.snn.Input;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.JsonNode;

/**
 * A float network as {@code format: backspike-float/1}: a YAML file with the structure and an .npz
 * file beside it with the arrays, one row per target neuron. A graph that is still to be trained
 * may do without arrays; the names of its weights then mean nothing.
 */
public final class FloatNetworkFile {
  private FloatNetworkFile() {}

  /**
   * Reads a network.
   *
   * @param file the YAML file
   * @return the network
   * @throws InputError if a file is missing or wrong
   */
  public static Network read(Path file) {
    JsonNode root = checked(file);
    if (!root.has("arrays")) {
      throw new InputError(file, "/arrays", "is missing; only a training draws weights of its own");
    }
    return network(root, file);
  }

  /**
   * Reads a network that may have no arrays.
   *
   * @param file the YAML file
   * @return the network; without arrays its weights and biases are 0
   * @throws InputError if a file is missing or wrong
   */
  public static Network readGraph(Path file) {
    return network(checked(file), file);
  }

  /**
   * Whether a network has weights.
   *
   * @param file the YAML file
   * @return false for a graph alone
   * @throws InputError if the file is missing or wrong
   */
  public static boolean hasArrays(Path file) {
    return checked(file).has("arrays");
  }

  private static JsonNode checked(Path file) {
    JsonNode root = Document.yaml(file);
    Schemas.check(root, "float-network", file, "");
    PopulationSizes.check(root.get("populations"), file);
    return root;
  }

  private static Network network(JsonNode root, Path file) {
    StoredArrays arrays =
        root.has("arrays")
            ? StoredArrays.OfFile.read(beside(file, root.get("arrays").asString()))
            : new StoredArrays.Zeros(file);
    try {
      List<Population> populations = new ArrayList<>();
      Map<String, Integer> sizes = new LinkedHashMap<>();
      int channels = 0;
      for (JsonNode node : root.get("populations")) {
        Population population = population(node, channels, arrays, file);
        if (population.dynamics() instanceof Input input) {
          channels = Math.max(channels, input.firstChannel() + population.size());
        }
        populations.add(population);
        sizes.put(population.name(), population.size());
      }
      List<Projection> projections = new ArrayList<>();
      for (JsonNode node : root.get("projections")) {
        projections.add(projection(node, sizes, arrays, file));
      }
      JsonNode readout = root.get("readout");
      JsonNode presentation = root.get("presentation");
      return new Network(
          populations,
          projections,
          new Readout(
              readout.get("population").asString(),
              Measure.valueOf(upper(readout.get("measure"))),
              readout.get("gain").asDouble()),
          new Presentation(
              presentation.get("encoder").asString(), presentation.get("steps").asInt()));
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  /**
   * Reads what was written beside a network.
   *
   * @param file the YAML file
   * @return keys and values in the order of the file; empty if there are none
   * @throws InputError if the file is missing or wrong
   */
  public static Map<String, String> readMetadata(Path file) {
    JsonNode root = Document.yaml(file);
    Schemas.check(root, "float-network", file, "");
    Map<String, String> metadata = new LinkedHashMap<>();
    root.path("metadata")
        .properties()
        .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asString()));
    return metadata;
  }

  /** A file named inside another one; it must lie in the same directory. */
  static Path beside(Path file, String name) {
    if (name.contains("/") || name.contains("\\") || name.equals("..")) {
      throw new InputError(file, "", "names the file " + name + "; must lie in the same directory");
    }
    return file.resolveSibling(name);
  }

  private static Population population(
      JsonNode node, int channels, StoredArrays arrays, Path file) {
    String name = node.get("name").asString();
    int size = node.get("size").asInt();
    float[] bias = new float[0];
    if (node.has("bias")) {
      String key = node.get("bias").asString();
      bias = arrays.floats(key, size);
    }
    Dynamics dynamics = DynamicsNode.read(node, channels, file);
    Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
    for (Map.Entry<String, JsonNode> entry : node.path("learned").properties()) {
      learned.put(
          LearnedNumber.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
          learned(entry.getValue(), size, arrays, file));
    }
    return new Population(name, size, dynamics, bias, learned);
  }

  /** One number for all neurons, or the name of an array with one for each. */
  private static float[] learned(JsonNode value, int size, StoredArrays arrays, Path file) {
    if (value.isNumber()) {
      return new float[] {(float) value.asDouble()};
    }
    String key = value.asString();
    if (arrays instanceof StoredArrays.Zeros) {
      throw new InputError(file, key, "is an array; without arrays a learned number is a number");
    }
    return arrays.floats(key, size);
  }

  private static Projection projection(
      JsonNode node, Map<String, Integer> sizes, StoredArrays arrays, Path file) {
    String from = node.get("from").asString();
    String to = node.get("to").asString();
    int sources = PopulationSizes.of(from, sizes, file, "/projections");
    int targets = PopulationSizes.of(to, sizes, file, "/projections");
    return new Projection(
        from,
        to,
        ConnectionNode.read(node, sources, targets, arrays),
        node.get("latency").asInt(),
        node.has("delay") ? node.get("delay").asInt() : 0);
  }

  /**
   * Writes a network.
   *
   * @param network the network
   * @param metadata anything worth knowing: task, seed, recipe
   * @param directory where
   * @param name name of the YAML file without ending; the arrays get the same with .npz
   * @throws IOException if it cannot be written
   */
  public static void write(
      Network network, Map<String, String> metadata, Path directory, String name)
      throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", "backspike-float/1");
    root.put("arrays", name + ".npz");
    Map<String, Object> presentation = new LinkedHashMap<>();
    presentation.put("encoder", network.presentation().encoder());
    presentation.put("steps", network.presentation().steps());
    root.put("presentation", presentation);
    List<Object> populations = new ArrayList<>();
    for (Population population : network.populations()) {
      populations.add(describe(population, arrays));
    }
    root.put("populations", populations);
    List<Object> projections = new ArrayList<>();
    for (int p = 0; p < network.projections().size(); p++) {
      projections.add(describe(network.projections().get(p), p, arrays));
    }
    root.put("projections", projections);
    Map<String, Object> readout = new LinkedHashMap<>();
    readout.put("population", network.readout().population());
    readout.put("measure", lower(network.readout().measure()));
    readout.put("gain", network.readout().gain());
    root.put("readout", readout);
    root.put("metadata", new LinkedHashMap<>(metadata));
    AtomicFile.write(directory.resolve(name + ".npz"), Npz.write(arrays));
    DumpSettings settings = DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
    AtomicFile.write(directory.resolve(name + ".yaml"), new Dump(settings).dumpToString(root));
  }

  private static Map<String, Object> describe(Population population, Map<String, byte[]> arrays) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", population.name());
    node.putAll(DynamicsNode.describe(population.dynamics()));
    node.put("size", population.size());
    if (!population.learned().isEmpty()) {
      Map<String, Object> learned = new LinkedHashMap<>();
      population
          .learned()
          .forEach((number, values) -> {
            if (values.length == 1) {
              learned.put(lower(number), (double) values[0]);
            } else {
              String key = population.name() + "-" + lower(number);
              learned.put(lower(number), key);
              arrays.put(key, Npy.ofFloats(values, values.length));
            }
          });
      node.put("learned", learned);
    }
    if (population.bias().length > 0) {
      String key = population.name() + "-bias";
      node.put("bias", key);
      arrays.put(key, Npy.ofFloats(population.bias(), population.size()));
    }
    return node;
  }

  private static Map<String, Object> describe(
      Projection projection, int index, Map<String, byte[]> arrays) {
    String key = index + "-" + projection.from() + "-" + projection.to();
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("from", projection.from());
    node.put("to", projection.to());
    ConnectionNode.describe(projection.connection(), key, node, arrays);
    node.put("latency", projection.latency());
    node.put("delay", projection.delay());
    return node;
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
