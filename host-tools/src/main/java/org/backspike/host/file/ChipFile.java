package org.backspike.host.file;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.Price;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.Sram.Ports;
import org.backspike.chip.presets.Presets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chips and datapaths in YAML. A name is a preset; anything else is a file, which may say {@code
 * extends: NAME} and then needs only what differs.
 */
public final class ChipFile {
  /** How many files may extend one another. */
  private static final int LONGEST_CHAIN = 8;

  private ChipFile() {}

  /**
   * Reads a chip.
   *
   * @param nameOrFile a preset or a path
   * @param settings assignments {@code a.b=c} over the document
   * @return the chip
   * @throws InputError if there is no such chip or its description is wrong
   */
  public static Chip read(String nameOrFile, List<String> settings) {
    Path file = Path.of(nameOrFile);
    ObjectNode root = resolved(nameOrFile, Kind.CHIP, 0);
    for (String setting : settings) {
      Setting.apply(setting, root);
    }
    Document.check(root, "chip", file);
    try {
      return chip(root);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  /**
   * Reads a datapath.
   *
   * @param nameOrFile a preset or a path
   * @return the datapath
   * @throws InputError if there is no such datapath or its description is wrong
   */
  public static Datapath readDatapath(String nameOrFile) {
    Path file = Path.of(nameOrFile);
    ObjectNode root = resolved(nameOrFile, Kind.DATAPATH, 0);
    Document.check(root, "datapath", file);
    return new Datapath(
        root.get("name").asString(),
        root.get("provenance").asString(),
        root.get("weight_bits").asInt(),
        root.get("align").asInt(),
        root.get("min_exponent").asInt(),
        root.get("max_exponent").asInt(),
        root.get("payload_bits").asInt(),
        root.get("state_bits").asInt(),
        root.get("max_refractory").asInt());
  }

  private enum Kind {
    CHIP,
    DATAPATH;

    Optional<String> preset(String name) {
      return this == CHIP ? Presets.chip(name) : Presets.datapath(name);
    }

    List<String> names() {
      return this == CHIP ? Presets.chips() : Presets.datapaths();
    }
  }

  private static ObjectNode resolved(String nameOrFile, Kind kind, int chain) {
    Path file = Path.of(nameOrFile);
    if (chain > LONGEST_CHAIN) {
      throw new InputError(file, "/extends", "more than " + LONGEST_CHAIN + " files deep");
    }
    Optional<String> preset = kind.preset(nameOrFile);
    if (preset.isEmpty() && !Files.exists(file)) {
      throw new InputError(
          file,
          "",
          "is neither a file nor a preset; presets are " + String.join(", ", kind.names()));
    }
    JsonNode root =
        preset.map(text -> Document.yaml(text, file)).orElseGet(() -> Document.yaml(file));
    if (!(root instanceof ObjectNode own)) {
      throw new InputError(file, "/", "must be a mapping of keys to values");
    }
    JsonNode parent = own.remove("extends");
    if (parent == null) {
      return own;
    }
    if (!parent.isString()) {
      throw new InputError(file, "/extends", "must be the name of a preset or a file");
    }
    ObjectNode base = resolved(parent.asString(), kind, chain + 1);
    merge(base, own);
    return base;
  }

  private static void merge(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(entry -> {
          JsonNode below = base.get(entry.getKey());
          if (below instanceof ObjectNode inner && entry.getValue() instanceof ObjectNode own) {
            merge(inner, own);
          } else {
            base.set(entry.getKey(), entry.getValue());
          }
        });
  }

  private static Chip chip(JsonNode root) {
    JsonNode core = root.get("core");
    List<Sram> memories = new ArrayList<>();
    for (Macro macro : Macro.values()) {
      JsonNode memory = core.get("memories").get(macro.key());
      memories.add(
          new Sram(
              macro,
              memory.get("bytes").asLong(),
              memory.get("word_bits").asInt(),
              Ports.valueOf(upper(memory.get("ports")))));
    }
    JsonNode p = core.get("pipeline");
    Pipeline pipeline =
        new Pipeline(
            Overlap.valueOf(upper(p.get("overlap"))),
            p.get("pop_cycles").asInt(),
            p.get("axon_latency").asInt(),
            p.get("row_latency").asInt(),
            p.get("accumulator_latency").asInt(),
            p.get("neuron_lanes").asInt(),
            p.get("neuron_latency").asInt(),
            p.get("encode_width").asInt(),
            p.get("multiply_lanes").asInt(),
            p.get("learning_latency").asInt(),
            p.get("barrier_cycles").asInt());
    JsonNode noc = root.get("noc");
    return new Chip(
        root.get("name").asString(),
        root.get("description").asString(),
        root.get("provenance").asString(),
        readDatapath(root.get("datapath").asString()),
        new Mesh(root.get("mesh").get("width").asInt(), root.get("mesh").get("height").asInt()),
        new Core(core.get("neurons").asInt(), core.get("axons").asInt(), memories, pipeline),
        new Noc(
            noc.get("flit_bits").asInt(),
            noc.get("router_cycles").asInt(),
            noc.get("link_cycles").asInt(),
            noc.get("header_bits").asInt()),
        root.get("clock").get("period_ps").asLong(),
        prices(root.get("prices")));
  }

  private static List<Price> prices(@Nullable JsonNode node) {
    List<Price> prices = new ArrayList<>();
    if (node != null) {
      node.properties()
          .forEach(entry -> {
            JsonNode price = entry.getValue();
            prices.add(
                new Price(
                    entry.getKey(),
                    decimal(price.get("pj")),
                    decimal(price.get("low_pj")),
                    decimal(price.get("high_pj")),
                    price.get("node_nm").asInt(),
                    decimal(price.get("voltage")),
                    Evidence.valueOf(upper(price.get("evidence")).replace('-', '_')),
                    price.get("citation").asString()));
          });
    }
    return prices;
  }

  /** The shortest decimal that the document can have meant. */
  private static BigDecimal decimal(JsonNode number) {
    return number.isIntegralNumber()
        ? BigDecimal.valueOf(number.asLong())
        : BigDecimal.valueOf(number.asDouble());
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }
}
