package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.backspike.chip.datapath.Accumulation;
import org.backspike.chip.datapath.ConvolutionRule;
import org.backspike.chip.datapath.Currents;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Decay;
import org.backspike.chip.datapath.Firing;
import org.backspike.chip.datapath.Membrane;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.Overflow;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.RandomSource;
import org.backspike.chip.datapath.Register;
import org.backspike.chip.datapath.Reset;
import org.backspike.chip.datapath.WeightFormat;
import org.backspike.chip.presets.Presets;
import org.backspike.host.file.Descriptions.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Datapaths in YAML: a preset by name, a file, or a mapping inside another file. One that has the
 * name of a preset and other fields is called {@code NAME-changed}.
 */
public final class DatapathFile {
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
   * A preset with some fields changed.
   *
   * @param preset its name
   * @param changes a YAML mapping of the fields that differ
   * @return the datapath
   * @throws InputError if a field or a value is not known
   */
  public static Datapath changed(String preset, String changes) {
    Path nowhere = Descriptions.path(preset);
    if (!(Document.yaml("datapath: " + changes, nowhere) instanceof ObjectNode document)
        || !(document.get("datapath") instanceof ObjectNode own)) {
      throw new IllegalArgumentException(changes + " is no mapping; must be fields of a datapath");
    }
    own.put("extends", preset);
    return within(document, nowhere);
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
    Datapath read;
    try {
      read = datapath(root, name, provenance);
    } catch (IllegalArgumentException e) {
      throw new InputError(
          file,
          place.isEmpty() ? "/" : place,
          Objects.requireNonNullElse(e.getMessage(), "is wrong"));
    }
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
        weights(root.get("weights")),
        accumulation(root.get("accumulate")),
        currents(root.get("currents")),
        new Membrane(
            register(root.get("membrane")),
            decay(root.get("membrane").get("decay")),
            word(root.get("membrane"), "sum_order", Membrane.SumOrder.class)),
        firing(root.get("firing")),
        new RandomSource(
            root.get("random").get("lanes").asInt(), root.get("random").get("seed").asInt()),
        parameters(root.get("parameters")));
  }

  private static WeightFormat weights(JsonNode node) {
    return new WeightFormat(
        node.get("bits").asInt(),
        word(node, "encoding", WeightFormat.Encoding.class),
        word(node, "out_of_range", WeightFormat.OutOfRange.class),
        word(node, "lsb_drop", WeightFormat.LsbDrop.class),
        word(node, "exponent_at", WeightFormat.ExponentAt.class),
        node.get("min_exponent").asInt(),
        node.get("max_exponent").asInt(),
        node.get("align").asInt(),
        node.get("limit").asInt());
  }

  private static Accumulation accumulation(JsonNode node) {
    JsonNode convolution = node.get("convolution");
    return new Accumulation(
        word(node, "when", Accumulation.When.class),
        register(node),
        new ConvolutionRule(
            register(convolution), word(convolution, "weights", ConvolutionRule.Weights.class)),
        node.get("message_bits").asInt(),
        node.get("max_message_bits").asInt(),
        word(node, "pairing", Accumulation.Pairing.class));
  }

  private static Currents currents(JsonNode node) {
    return new Currents(
        node.get("count").asInt(),
        register(node),
        decay(node.get("decay")),
        word(node, "order", Currents.Order.class));
  }

  private static Firing firing(JsonNode node) {
    return new Firing(
        node.get("shift").asInt(),
        word(node, "compare", Firing.Compare.class),
        word(node, "tested", Firing.Tested.class),
        word(node, "negative", Firing.Negative.class),
        word(node, "reset", Reset.class),
        register(node.get("remainder")),
        node.get("max_spikes").asInt(),
        node.get("max_refractory").asInt());
  }

  private static Decay decay(JsonNode node) {
    return new Decay(
        word(node, "operator", Decay.Operator.class),
        node.get("fraction_bits").asInt(),
        word(node, "given", Decay.Given.class),
        node.get("offset").asInt(),
        word(node, "rounding", Decay.Rounding.class));
  }

  private static Register register(JsonNode node) {
    return new Register(node.get("bits").asInt(), word(node, "overflow", Overflow.class));
  }

  private static List<NamedParameter> parameters(JsonNode node) {
    List<NamedParameter> named = new ArrayList<>();
    node.properties()
        .forEach(entry -> {
          JsonNode value = entry.getValue();
          named.add(
              new NamedParameter(
                  entry.getKey(),
                  word(value, "means", Parameter.class),
                  value.has("missing")
                      ? OptionalInt.of(value.get("missing").asInt())
                      : OptionalInt.empty()));
        });
    named.sort(Comparator.comparing(NamedParameter::name));
    return named;
  }

  private static <E extends Enum<E>> E word(JsonNode node, String key, Class<E> type) {
    String text = node.get(key).asString();
    try {
      return Enum.valueOf(type, text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          key + " is " + text + "; must be one of " + List.of(type.getEnumConstants()), e);
    }
  }

  /**
   * What another document writes to mean a datapath: the name of a preset that is equal to it, or
   * all of its fields.
   *
   * @param datapath the datapath
   * @return a string or a map
   */
  static Object reference(Datapath datapath) {
    return Presets.datapaths().contains(datapath.name()) && !differsFromItsPreset(datapath)
        ? datapath.name()
        : DatapathDescription.of(datapath);
  }
}
