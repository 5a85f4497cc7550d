package org.backspike.host.file;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.backspike.host.file.Descriptions.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chips in YAML. A name is a preset; anything else is a file, which may say {@code extends: NAME}
 * and then needs only what differs. Prices of a memory that differs are not inherited.
 */
public final class ChipFile {
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
    Path file = Descriptions.path(nameOrFile);
    ObjectNode base = Descriptions.read(nameOrFile, Kind.CHIP);
    ObjectNode root = base.deepCopy();
    for (String setting : settings) {
      Setting.apply(setting, root);
    }
    InheritedPrices.drop(base, root);
    // a setting may have named another datapath; its path starts from where the user is
    Descriptions.withDatapath(root, Path.of(""));
    Schemas.check(root, "chip", file, "");
    try {
      return chip(root, DatapathFile.within(root, file));
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private static Chip chip(JsonNode root, Datapath datapath) {
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
        datapath,
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
