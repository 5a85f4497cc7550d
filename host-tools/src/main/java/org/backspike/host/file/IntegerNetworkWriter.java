package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.host.quantize.QuantizedNetwork;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@link IntegerNetworkFile}. */
final class IntegerNetworkWriter {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private IntegerNetworkWriter() {}

  static void write(QuantizedNetwork quantized, Path directory, String name) throws IOException {
    IntegerNetwork network = quantized.network();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", "backspike-network/1");
    root.put("datapath", DatapathFile.reference(network.datapath()));
    List<Object> populations = new ArrayList<>();
    for (int p = 0; p < network.populations().size(); p++) {
      populations.add(
          describe(
              network.populations().get(p), quantized.stateUnits().get(p), network.datapath()));
    }
    root.put("populations", populations);
    List<Object> projections = new ArrayList<>();
    for (int p = 0; p < network.projections().size(); p++) {
      projections.add(
          ProjectionWriter.describe(
              network.projections().get(p),
              quantized.weightUnits().get(p),
              directory,
              name + "-" + p));
    }
    root.put("projections", projections);
    if (network.hasReadout()) {
      Map<String, Object> readout = new LinkedHashMap<>();
      readout.put("population", network.readout().population());
      readout.put("measure", lower(network.readout().measure()));
      readout.put("window", List.of(network.readout().firstStep(), network.readout().lastStep()));
      readout.put("gain", quantized.readoutGain());
      root.put("readout", readout);
    }
    Map<String, Object> presentation = new LinkedHashMap<>();
    presentation.put("encoder", quantized.presentation().encoder());
    presentation.put("steps", quantized.presentation().steps());
    root.put("presentation", presentation);
    AtomicFile.write(directory.resolve(name + ".json"), JSON.writeValueAsString(root) + "\n");
  }

  private static Map<String, Object> describe(
      IntegerPopulation population, double unit, Datapath datapath) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", population.name());
    node.put("kind", lower(population.kind()));
    node.put("size", population.size());
    if (population.kind() == PopulationKind.INPUT) {
      return node;
    }
    Map<String, Object> params = new LinkedHashMap<>();
    population
        .parameters()
        .given()
        .forEach((parameter, values) ->
            datapath
                .named(parameter)
                .ifPresent(named -> params.put(named.name(), shortest(parameter, values))));
    node.put("params", params);
    node.put("reset_interval", population.reset().interval());
    node.put("reset_offset", population.reset().offset());
    if (!population.initial().isEmpty()) {
      Map<String, Object> initial = new TreeMap<>();
      population.initial().forEach((variable, values) -> initial.put(variable.key(), values));
      node.put("initial", initial);
    }
    node.put("state_unit", unit);
    return node;
  }

  private static Object shortest(Parameter parameter, int[] values) {
    if (parameter == Parameter.RESET) {
      return values[0] == 1 ? "subtract" : "zero";
    }
    return values.length == 1 ? (Object) values[0] : values;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
