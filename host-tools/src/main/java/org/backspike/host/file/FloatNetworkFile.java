package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.snn.Convention;
import org.backspike.snn.DenseWeights;
import org.backspike.snn.Dynamics;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.LearnedNumber;
import org.backspike.snn.Lif;
import org.backspike.snn.Measure;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Presentation;
import org.backspike.snn.Projection;
import org.backspike.snn.Readout;
import org.backspike.snn.Relay;
import org.backspike.snn.Reset;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tools.jackson.databind.JsonNode;

/**
 * A float network as {@code format: backspike-float/1}: a YAML file with the structure and an .npz
 * file beside it with the arrays, one row per target neuron.
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
    JsonNode root = Document.yaml(file);
    Schemas.check(root, "float-network", file, "");
    PopulationSizes.check(root.get("populations"), file);
    Path arraysFile = beside(file, root.get("arrays").asString());
    Map<String, Npy> arrays = Npz.read(arraysFile);
    try {
      List<Population> populations = new ArrayList<>();
      Map<String, Integer> sizes = new LinkedHashMap<>();
      for (JsonNode node : root.get("populations")) {
        Population population = population(node, arrays, arraysFile, file);
        populations.add(population);
        sizes.put(population.name(), population.size());
      }
      List<Projection> projections = new ArrayList<>();
      for (JsonNode node : root.get("projections")) {
        projections.add(projection(node, sizes, arrays, arraysFile, file));
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
      JsonNode node, Map<String, Npy> arrays, Path arraysFile, Path file) {
    String name = node.get("name").asString();
    int size = node.get("size").asInt();
    float[] bias = new float[0];
    if (node.has("bias")) {
      String key = node.get("bias").asString();
      bias = array(arrays, key, arraysFile).floats(arraysFile, key, size);
    }
    Dynamics dynamics =
        switch (node.get("kind").asString()) {
          case "input" -> new Input();
          case "lif" ->
              new Lif(
                  number(node, "synaptic_decay", name, file),
                  number(node, "membrane_decay", name, file),
                  number(node, "gain", name, file),
                  number(node, "threshold", name, file),
                  Reset.valueOf(node.has("reset") ? upper(node.get("reset")) : "ZERO"),
                  ConventionNode.read(node.path("convention")));
          case "relay" -> new Relay();
          default ->
              new LeakyIntegrator(
                  number(node, "synaptic_decay", name, file),
                  number(node, "membrane_decay", name, file),
                  number(node, "gain", name, file));
        };
    Map<LearnedNumber, float[]> learned = new EnumMap<>(LearnedNumber.class);
    node.path("learned")
        .properties()
        .forEach(entry ->
            learned.put(
                LearnedNumber.valueOf(entry.getKey().toUpperCase(Locale.ROOT)),
                new float[] {(float) entry.getValue().asDouble()}));
    return new Population(name, size, dynamics, bias, learned);
  }

  private static double number(JsonNode node, String key, String population, Path file) {
    if (!node.has(key)) {
      throw new InputError(file, "/populations/" + population, "has no " + key + "; needs one");
    }
    return node.get(key).asDouble();
  }

  private static Projection projection(
      JsonNode node,
      Map<String, Integer> sizes,
      Map<String, Npy> arrays,
      Path arraysFile,
      Path file) {
    String from = node.get("from").asString();
    String to = node.get("to").asString();
    int sources = PopulationSizes.of(from, sizes, file, "/projections");
    int targets = PopulationSizes.of(to, sizes, file, "/projections");
    String key = node.get("weights").asString();
    float[] rows = array(arrays, key, arraysFile).floats(arraysFile, key, targets, sources);
    return new Projection(
        from,
        to,
        new DenseWeights(sources, targets, transposed(rows, targets, sources)),
        node.get("latency").asInt(),
        node.has("delay") ? node.get("delay").asInt() : 0);
  }

  private static Npy array(Map<String, Npy> arrays, String key, Path arraysFile) {
    Npy found = arrays.get(key);
    if (found == null) {
      throw new InputError(arraysFile, key, "is not there; the file has " + arrays.keySet());
    }
    return found;
  }

  static float[] transposed(float[] values, int rows, int columns) {
    float[] result = new float[values.length];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        result[c * rows + r] = values[r * columns + c];
      }
    }
    return result;
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
    switch (population.dynamics()) {
      case Input _ -> node.put("kind", "input");
      case Relay _ -> node.put("kind", "relay");
      case Lif lif -> {
        node.put("kind", "lif");
        node.put("synaptic_decay", lif.synapticDecay());
        node.put("membrane_decay", lif.membraneDecay());
        node.put("gain", lif.gain());
        node.put("threshold", lif.threshold());
        node.put("reset", lower(lif.reset()));
        if (!lif.convention().equals(Convention.BACKSPIKE)) {
          node.put("convention", ConventionNode.describe(lif.convention()));
        }
      }
      case LeakyIntegrator li -> {
        node.put("kind", "li");
        node.put("synaptic_decay", li.synapticDecay());
        node.put("membrane_decay", li.membraneDecay());
        node.put("gain", li.gain());
      }
    }
    node.put("size", population.size());
    if (!population.learned().isEmpty()) {
      Map<String, Object> learned = new LinkedHashMap<>();
      population
          .learned()
          .forEach((number, value) -> learned.put(lower(number), (double) value[0]));
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
    int sources = projection.weights().sources();
    int targets = projection.weights().targets();
    String key = index + "-" + projection.from() + "-" + projection.to();
    arrays.put(
        key,
        Npy.ofFloats(
            transposed(projection.weights().values(), sources, targets), targets, sources));
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("from", projection.from());
    node.put("to", projection.to());
    node.put("weights", key);
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
