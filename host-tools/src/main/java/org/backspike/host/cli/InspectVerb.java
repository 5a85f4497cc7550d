package org.backspike.host.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.host.file.ChipFile;
import org.backspike.host.file.Document;
import org.backspike.host.file.FloatNetworkFile;
import org.backspike.host.file.Idx;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;
import org.backspike.host.file.IntegerNetworkFile;
import org.backspike.host.file.Npy;
import org.backspike.host.file.Npz;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.Network;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code backspike inspect}. */
@Command(
    name = "inspect",
    description = "Say what is in a file or a run directory.",
    footer = {
      "",
      "Knows float and integer networks, chips, datapaths, .npy, .npz, IDX, run directories.",
      "Example: backspike inspect yin-yang/network.yaml"
    })
final class InspectVerb extends AbstractVerb {
  private static final long MOST_NPY_BYTES = 1L << 30;

  @Parameters(paramLabel = "FILE", description = "what to look into")
  private Path file = Path.of("");

  @Override
  protected ExitStatus execute() {
    Map<String, Object> found = Files.isDirectory(file) ? directory() : file();
    found.forEach((key, value) -> say(key + ": " + value));
    answer(found);
    return ExitStatus.DONE;
  }

  private Map<String, Object> directory() {
    if (!Files.exists(file.resolve("result.json"))) {
      throw new InputError(file, "", "is a directory without result.json; must be a run directory");
    }
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", "run directory");
    JsonNode figures = Document.json(file.resolve("result.json"));
    figures
        .properties()
        .forEach(entry ->
            found.put(
                entry.getKey(),
                entry.getValue().isValueNode()
                    ? entry.getValue().asString()
                    : entry.getValue().toString()));
    return found;
  }

  private Map<String, Object> file() {
    InputFile.requireReadable(file);
    String name = file.getFileName().toString();
    if (name.endsWith(".npy")) {
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("kind", "array");
      found.putAll(array(Npy.parse(InputFile.bytes(file, MOST_NPY_BYTES), file, "")));
      return found;
    }
    if (name.endsWith(".npz")) {
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("kind", "arrays");
      Npz.read(file).forEach((key, value) -> found.put(key, array(value)));
      return found;
    }
    if (name.endsWith(".json")) {
      return integerNetwork(IntegerNetworkFile.read(file));
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return yaml();
    }
    if (name.contains("idx")) {
      return idx(name);
    }
    throw new InputError(
        file, "", "is of no known kind; must be .yaml, .json, .npy, .npz, IDX or a run directory");
  }

  private Map<String, Object> yaml() {
    JsonNode root = Document.yaml(file);
    String format = root.path("format").asString("");
    boolean chip = format.startsWith("backspike-chip") || root.has("extends");
    if (chip) {
      return chip(ChipFile.read(file.toString(), List.of()));
    }
    if (format.startsWith("backspike-float")) {
      return floatNetwork(FloatNetworkFile.read(file));
    }
    if (format.startsWith("backspike-datapath")) {
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("kind", "datapath");
      found.put("datapath", ChipFile.readDatapath(file.toString()).toString());
      return found;
    }
    throw new InputError(
        file,
        "/format",
        "is "
            + (format.isEmpty() ? "missing" : format)
            + "; must be backspike-float/1, backspike-chip/1 or backspike-datapath/1");
  }

  private Map<String, Object> idx(String name) {
    Map<String, Object> found = new LinkedHashMap<>();
    Idx idx = Idx.read(file, name.contains("idx3") ? 3 : 1);
    found.put("kind", "IDX of unsigned bytes");
    found.put("shape", Arrays.toString(idx.sizes()));
    return found;
  }

  private static Map<String, Object> array(Npy array) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("shape", Arrays.toString(array.shape()));
    found.put("type", array.type());
    found.put("least", Arrays.stream(array.values()).min().orElse(Double.NaN));
    found.put("largest", Arrays.stream(array.values()).max().orElse(Double.NaN));
    return found;
  }

  private static Map<String, Object> chip(Chip chip) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", "chip");
    found.put("name", chip.name());
    found.put("description", chip.description());
    found.put("cores", chip.mesh().cores());
    found.put("neurons per core", chip.core().neurons());
    found.put("axons per core", chip.core().axons());
    found.put("datapath", chip.datapath().name());
    found.put("clock period ps", chip.periodPs());
    found.put("priced operations", chip.prices().size());
    return found;
  }

  private static Map<String, Object> floatNetwork(Network network) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", "float network");
    found.put("steps", network.presentation().steps());
    found.put("encoder", network.presentation().encoder());
    for (Population population : network.populations()) {
      found.put(
          "population " + population.name(),
          population.size() + " neurons, " + population.dynamics());
    }
    for (Projection projection : network.projections()) {
      float[] values = projection.weights().values();
      double largest = 0;
      for (float value : values) {
        largest = Math.max(largest, Math.abs(value));
      }
      found.put(
          "projection " + projection.from() + " -> " + projection.to(),
          values.length
              + " weights up to "
              + largest
              + ", latency "
              + projection.latency()
              + ", delay "
              + projection.delay());
    }
    found.put("readout", network.readout().toString());
    return found;
  }

  private static Map<String, Object> integerNetwork(QuantizedNetwork quantized) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", "integer network");
    found.put("datapath", quantized.network().datapath().name());
    found.put("steps on the chip", quantized.chipSteps());
    for (IntegerPopulation population : quantized.network().populations()) {
      found.put(
          "population " + population.name(), population.size() + " neurons, " + population.kind());
    }
    for (IntegerProjection projection : quantized.network().projections()) {
      int zeros = 0;
      for (byte weight : projection.weights()) {
        zeros += weight == 0 ? 1 : 0;
      }
      found.put(
          "projection " + projection.from() + " -> " + projection.to(),
          projection.weights().length
              + " weights, "
              + zeros
              + " zero, exponent "
              + projection.exponent()
              + ", delay "
              + projection.delay());
    }
    found.put("readout", quantized.network().readout().toString());
    return found;
  }
}
