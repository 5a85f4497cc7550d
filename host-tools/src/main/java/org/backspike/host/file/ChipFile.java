package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.ChipLink;
import org.backspike.chip.hardware.Controller;
import org.backspike.chip.hardware.Core;
import org.backspike.chip.hardware.Discipline;
import org.backspike.chip.hardware.FlowControl;
import org.backspike.chip.hardware.LinkTimes;
import org.backspike.chip.hardware.Mesh;
import org.backspike.chip.hardware.Mesh.Filling;
import org.backspike.chip.hardware.Noc;
import org.backspike.chip.hardware.Noc.Barrier;
import org.backspike.chip.hardware.Noc.Multicast;
import org.backspike.chip.hardware.Pipeline;
import org.backspike.chip.hardware.Pipeline.Overlap;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.Sram.Macro;
import org.backspike.chip.hardware.Sram.Ports;
import org.backspike.host.file.Descriptions.Kind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chips in YAML. A name is a preset; anything else is a file, which may say {@code extends: NAME}
 * and then needs only what differs. Prices that were given for a memory that differs are not
 * inherited; prices that follow from a technology are derived anew.
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
    try {
      DerivedPrices.fill(root);
      ObjectNode filled = root.deepCopy();
      for (String setting : settings) {
        Setting.apply(setting, root);
      }
      DerivedPrices.forget(base, filled, root);
      InheritedPrices.drop(base, root);
      DerivedPrices.fill(root);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
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
    return new Chip(
        root.get("name").asString(),
        root.get("description").asString(),
        root.get("provenance").asString(),
        root.get("boundary").asString(),
        datapath,
        mesh(root.get("mesh")),
        core(root),
        noc(root.get("noc")),
        discipline(root),
        TimeBaseReader.read(root),
        PriceReader.read(root));
  }

  private static Mesh mesh(JsonNode mesh) {
    int width = mesh.get("width").asInt();
    int height = mesh.get("height").asInt();
    return new Mesh(
        width,
        height,
        mesh.path("cores_per_tile").asInt(1),
        Filling.valueOf(upper(mesh.path("filling"), "ROWS")),
        mesh.path("chip_width").asInt(width),
        mesh.path("chip_height").asInt(height));
  }

  static Noc noc(JsonNode noc) {
    FlowControl flow = FlowControl.USUAL;
    ChipLink usual = ChipLink.USUAL;
    JsonNode between = noc.path("chip_link");
    int link = noc.get("link_cycles").asInt();
    return new Noc(
        noc.get("flit_bits").asInt(),
        noc.get("router_cycles").asInt(),
        new LinkTimes(
            link,
            noc.path("link_cycles_east_west").asInt(link),
            noc.path("link_cycles_north_south").asInt(link)),
        noc.get("header_bits").asInt(),
        new FlowControl(
            noc.path("virtual_channels").asInt(flow.virtualChannels()),
            noc.path("fifo_flits").asInt(flow.fifoFlits()),
            noc.path("credit_cycles").asInt(flow.creditCycles()),
            noc.path("input_flits").asInt(flow.inputFlits()),
            noc.path("output_packets").asInt(flow.outputPackets())),
        new ChipLink(
            between.path("cycles_per_flit").asInt(usual.cyclesPerFlit()),
            between.path("latency").asInt(usual.latency()),
            between.path("credit_cycles").asInt(usual.creditCycles()),
            between.path("fifo_flits").asInt(usual.fifoFlits())),
        Multicast.valueOf(upper(noc.path("multicast"), "SOURCE_COPIES")),
        Barrier.valueOf(upper(noc.path("barrier"), "CYCLES")));
  }

  private static Discipline discipline(JsonNode root) {
    return switch (root.get("discipline").asString()) {
      case "barrier" -> new Discipline.Barrier();
      case "fixed-tick" -> new Discipline.FixedTick(root.get("tick_ps").asLong());
      case "free-running" -> new Discipline.FreeRunning();
      default -> throw new IllegalStateException("the schema lets no other discipline through");
    };
  }

  static Core core(JsonNode root) {
    JsonNode core = root.get("core");
    List<Sram> memories = new ArrayList<>();
    for (Macro macro : Macro.values()) {
      JsonNode memory = core.path("memories").get(macro.key());
      if (memory != null) {
        memories.add(
            new Sram(
                macro,
                memory.get("bytes").asLong(),
                memory.get("word_bits").asInt(),
                Ports.valueOf(upper(memory.get("ports")))));
      }
    }
    return new Core(
        core.get("neurons").asInt(), core.get("axons").asInt(), memories, controller(root));
  }

  private static Controller controller(JsonNode root) {
    return switch (root.get("controller").asString()) {
      case "pipeline" -> pipeline(root.get("core").get("pipeline"));
      case "tinyodin" -> new Controller.TinyOdin();
      case "odin" -> new Controller.Odin();
      case "reckon" -> new Controller.Reckon();
      case "ranc" -> new Controller.Ranc();
      case "none" -> new Controller.None();
      default -> throw new IllegalStateException("the schema lets no other controller through");
    };
  }

  private static Pipeline pipeline(JsonNode p) {
    return new Pipeline(
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
  }

  private static String upper(JsonNode word, String absent) {
    return word.isMissingNode() ? absent : upper(word);
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }
}
