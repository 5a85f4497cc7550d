package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.IntegerReadout;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.Presentation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@link IntegerNetworkFile}. */
final class IntegerNetworkReader {
  private final Path file;
  private final Map<String, Integer> sizes = new LinkedHashMap<>();

  IntegerNetworkReader(Path file) {
    this.file = file;
  }

  QuantizedNetwork read() {
    JsonNode root = Document.json(file);
    Schemas.check(root, "network", file, "");
    try {
      return network((ObjectNode) root);
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private QuantizedNetwork network(ObjectNode root) {
    Datapath datapath = DatapathFile.within(root, file);
    PopulationSizes.check(root.get("populations"), file);
    PopulationReader populationReader = new PopulationReader(datapath, file);
    List<IntegerPopulation> populations = new ArrayList<>();
    List<Double> stateUnits = new ArrayList<>();
    for (int p = 0; p < root.get("populations").size(); p++) {
      JsonNode node = root.get("populations").get(p);
      IntegerPopulation population = populationReader.read(node, "/populations/" + p);
      populations.add(population);
      sizes.put(population.name(), population.size());
      stateUnits.add(node.path("state_unit").asDouble(1));
    }
    ProjectionReader projectionReader = new ProjectionReader(datapath, sizes, file);
    List<IntegerProjection> projections = new ArrayList<>();
    List<Double> weightUnits = new ArrayList<>();
    for (int p = 0; p < root.get("projections").size(); p++) {
      JsonNode node = root.get("projections").get(p);
      projections.add(projectionReader.read(node, "/projections/" + p));
      weightUnits.add(node.path("weight_unit").asDouble(1));
    }
    Optional<IntegerReadout> readout = Optional.ofNullable(root.get("readout")).map(this::readout);
    return new QuantizedNetwork(
        new IntegerNetwork(datapath, populations, projections, readout),
        weightUnits,
        stateUnits,
        root.path("readout").path("gain").asDouble(1),
        presentation(root.get("presentation"), readout));
  }

  private IntegerReadout readout(JsonNode node) {
    JsonNode window = node.get("window");
    return new IntegerReadout(
        node.get("population").asString(),
        IntegerReadout.Measure.valueOf(node.get("measure").asString().toUpperCase(Locale.ROOT)),
        window.get(0).asInt(),
        window.get(1).asInt());
  }

  private static Presentation presentation(
      @Nullable JsonNode shown, Optional<IntegerReadout> readout) {
    return shown == null
        ? new Presentation("latency", readout.map(r -> r.lastStep() - r.firstStep()).orElse(1))
        : new Presentation(shown.get("encoder").asString(), shown.get("steps").asInt());
  }
}
