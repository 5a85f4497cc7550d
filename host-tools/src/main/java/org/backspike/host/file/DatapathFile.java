package org.backspike.host.file;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.presets.Presets;
import org.backspike.host.file.Descriptions.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datapaths in YAML: a preset by name, a file, or a mapping inside another file. One that has the
 * name of a preset and other fields is called {@code NAME-changed}.
 */
public final class DatapathFile {
  private static final String FORMAT = "backspike-datapath/1";

  private DatapathFile() {}

  /**
   * Reads a datapath.
   *
   * @param nameOrFile a preset or a path
   * @return the datapath
   * @throws InputError if there is no such datapath or its description is wrong
   */
  public static Datapath read(String nameOrFile) {
    return datapath(
        Descriptions.read(nameOrFile, Kind.DATAPATH), Descriptions.path(nameOrFile), "");
  }

  /**
   * Reads the datapath that another document names or describes under the key {@code datapath}.
   *
   * @param document with that key; changed
   * @param file where it stands
   * @return the datapath
   * @throws InputError if there is no such datapath or its description is wrong
   */
  static Datapath within(ObjectNode document, Path file) {
    Descriptions.withDatapath(document, file);
    return datapath(document.path("datapath"), file, "/datapath");
  }

  private static Datapath datapath(JsonNode root, Path file, String place) {
    Schemas.check(root, "datapath", file, place);
    String name = root.get("name").asString();
    String provenance = root.get("provenance").asString();
    Datapath read = datapath(root, name, provenance);
    return differsFromItsPreset(read)
        ? datapath(root, name + "-changed", provenance + " Changed from the preset of that name.")
        : read;
  }

  private static boolean differsFromItsPreset(Datapath datapath) {
    String name = datapath.name();
    if (!Presets.datapaths().contains(name)) {
      return false;
    }
    JsonNode preset = Descriptions.read(name, Kind.DATAPATH);
    return !datapath.equals(datapath(preset, name, preset.get("provenance").asString()));
  }

  private static Datapath datapath(JsonNode root, String name, String provenance) {
    return new Datapath(
        name,
        provenance,
        root.get("weight_bits").asInt(),
        root.get("align").asInt(),
        root.get("min_exponent").asInt(),
        root.get("max_exponent").asInt(),
        root.get("payload_bits").asInt(),
        root.get("state_bits").asInt(),
        root.get("max_refractory").asInt());
  }

  /**
   * What another document writes to mean a datapath: the name of a preset that is equal to it, or
   * all of its fields.
   *
   * @param datapath the datapath
   * @return a string or a map
   */
  static Object reference(Datapath datapath) {
    if (Presets.datapaths().contains(datapath.name()) && !differsFromItsPreset(datapath)) {
      return datapath.name();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("name", datapath.name());
    fields.put("provenance", datapath.provenance());
    fields.put("weight_bits", datapath.weightBits());
    fields.put("align", datapath.align());
    fields.put("min_exponent", datapath.minExponent());
    fields.put("max_exponent", datapath.maxExponent());
    fields.put("payload_bits", datapath.payloadBits());
    fields.put("state_bits", datapath.stateBits());
    fields.put("max_refractory", datapath.maxRefractory());
    return fields;
  }
}
