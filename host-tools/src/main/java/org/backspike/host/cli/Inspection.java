package org.backspike.host.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.presets.Presets;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.DatapathFile;
import org.backspike.host.file.Document;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.Idx;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.file.Npy;
import org.backspike.host.file.Npz;
import org.backspike.host.file.SpikeFile;
import tools.jackson.databind.JsonNode;

/** What is in a file, as keys with values that a person and a program can read. */
final class Inspection {
  private Inspection() {}

  static Map<String, Object> of(Path file) {
    if (Files.isDirectory(file)) {
      return runDirectory(file);
    }
    InputFile.requireReadable(file);
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return switch (dot < 0 ? "" : name.substring(dot)) {
      case ".npy" -> kind("array", array(Npy.read(file, Npy.MOST_ELEMENTS)));
      case ".npz" -> arrays(file);
      case ".json" -> Summary.of(IntegerNetworkFile.read(file));
      case ".yaml", ".yml" -> yaml(file);
      case ".csv" -> spikes(SpikeFile.read(file));
      default -> other(file, name);
    };
  }

  private static Map<String, Object> other(Path file, String name) {
    if (name.contains("idx") || name.contains("ubyte")) {
      return idx(Idx.read(file));
    }
    throw new InputError(
        file,
        "",
        "is of no known kind; must be .yaml, .json, .csv, .npy, .npz, an IDX file with idx or ubyte"
            + " in its name, or a run directory");
  }

  private static Map<String, Object> kind(String kind, Map<String, Object> rest) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", kind);
    found.putAll(rest);
    return found;
  }

  private static Map<String, Object> runDirectory(Path directory) {
    Path result = directory.resolve("result.json");
    if (!Files.exists(result)) {
      throw new InputError(
          directory, "", "is a directory without result.json; must be a run directory");
    }
    Map<String, Object> found = new LinkedHashMap<>();
    Document.json(result)
        .properties()
        .forEach(entry -> found.put(entry.getKey(), plain(entry.getValue())));
    return kind("run directory", found);
  }

  /** A JSON value as Java has it. */
  private static Object plain(JsonNode value) {
    if (value.isObject()) {
      Map<String, Object> inner = new LinkedHashMap<>();
      value.properties().forEach(entry -> inner.put(entry.getKey(), plain(entry.getValue())));
      return inner;
    }
    if (value.isArray()) {
      return value.valueStream().map(Inspection::plain).toList();
    }
    if (value.isNumber()) {
      return value.numberValue();
    }
    return value.isBoolean() ? (Object) value.asBoolean() : value.asString("");
  }

  private static Map<String, Object> yaml(Path file) {
    JsonNode root = Document.yaml(file);
    String format = root.path("format").asString("");
    String parent = root.path("extends").asString("");
    if (format.startsWith("backspike-float")) {
      Map<String, Object> found = Summary.of(FloatNetworkFile.readGraph(file));
      found.put("metadata", FloatNetworkFile.readMetadata(file));
      return found;
    }
    if (format.startsWith("backspike-datapath") || Presets.datapaths().contains(parent)) {
      return kind("datapath", Summary.of(DatapathFile.read(file.toString())));
    }
    if (format.startsWith("backspike-chip") || !parent.isEmpty()) {
      return kind("chip", Summary.of(ChipFile.read(file.toString(), List.of())));
    }
    throw new InputError(
        file,
        "/format",
        "is "
            + (format.isEmpty() ? "missing" : format)
            + "; must be backspike-float/1, backspike-chip/1 or backspike-datapath/1");
  }

  private static Map<String, Object> arrays(Path file) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    Npz.read(file).forEach((name, array) -> arrays.put(name, array(array)));
    return kind("arrays", Map.of("arrays", arrays));
  }

  private static Map<String, Object> array(Npy array) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("shape", Arrays.stream(array.shape()).boxed().toList());
    found.put("type", array.type());
    double[] finite = Arrays.stream(array.values()).filter(Double::isFinite).toArray();
    Arrays.stream(finite).min().ifPresent(least -> found.put("least", least));
    Arrays.stream(finite).max().ifPresent(largest -> found.put("largest", largest));
    found.put("not_finite", array.values().length - finite.length);
    return found;
  }

  private static Map<String, Object> idx(Idx idx) {
    int least = 255;
    int largest = 0;
    for (byte value : idx.data()) {
      least = Math.min(least, value & 255);
      largest = Math.max(largest, value & 255);
    }
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("shape", Arrays.stream(idx.sizes()).boxed().toList());
    found.put("least", least);
    found.put("largest", largest);
    return kind("IDX of unsigned bytes", found);
  }

  private static Map<String, Object> spikes(List<SpikeFile.Spike> spikes) {
    Map<String, Long> perPopulation = new TreeMap<>();
    int last = 0;
    for (SpikeFile.Spike spike : spikes) {
      perPopulation.merge(spike.population(), 1L, Long::sum);
      last = Math.max(last, spike.step());
    }
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("spikes", spikes.size());
    if (!spikes.isEmpty()) {
      found.put("last_sample", spikes.getLast().sample());
      found.put("last_step", last);
    }
    found.put("populations", perPopulation);
    return kind("spikes", found);
  }
}
