package org.backspike.host.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.network.IntegerNetwork;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
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
      populations.add(describe(network.populations().get(p), quantized.stateUnits().get(p)));
    }
    root.put("populations", populations);
    List<Object> projections = new ArrayList<>();
    for (int p = 0; p < network.projections().size(); p++) {
      IntegerProjection projection = network.projections().get(p);
      String npy = name + "-" + p + ".npy";
      AtomicFile.write(directory.resolve(npy), rowsPerTarget(projection));
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("from", projection.from());
      node.put("to", projection.to());
      node.put("weights", Map.of("npy", npy));
      node.put("weight_exp", projection.exponent());
      node.put("delay", projection.delay());
      node.put("weight_unit", quantized.weightUnits().get(p));
      projections.add(node);
    }
    root.put("projections", projections);
    Map<String, Object> readout = new LinkedHashMap<>();
    readout.put("population", network.readout().population());
    readout.put("measure", lower(network.readout().measure()));
    readout.put("window", List.of(network.readout().firstStep(), network.readout().lastStep()));
    readout.put("gain", quantized.readoutGain());
    root.put("readout", readout);
    Map<String, Object> presentation = new LinkedHashMap<>();
    presentation.put("encoder", quantized.presentation().encoder());
    presentation.put("steps", quantized.presentation().steps());
    root.put("presentation", presentation);
    AtomicFile.write(directory.resolve(name + ".json"), JSON.writeValueAsString(root) + "\n");
  }

  private static Map<String, Object> describe(IntegerPopulation population, double unit) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("name", population.name());
    node.put("kind", lower(population.kind()));
    node.put("size", population.size());
    if (population.kind() != PopulationKind.INPUT) {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("du", shortest(population.parameters().du()));
      params.put("dv", shortest(population.parameters().dv()));
      if (population.kind() == PopulationKind.LIF) {
        params.put("vth", shortest(population.parameters().vth()));
        params.put("refractory", shortest(population.parameters().refractory()));
        params.put("reset", lower(population.parameters().reset()));
      }
      params.put("bias", shortest(population.parameters().bias()));
      node.put("params", params);
      node.put("reset_interval", population.reset().interval());
      node.put("reset_offset", population.reset().offset());
      node.put("state_unit", unit);
    }
    return node;
  }

  private static Object shortest(int[] values) {
    return Arrays.stream(values).distinct().count() == 1 ? (Object) values[0] : values;
  }

  private static byte[] rowsPerTarget(IntegerProjection projection) {
    byte[] rows = new byte[projection.weights().length];
    for (int c = 0; c < projection.sources(); c++) {
      for (int r = 0; r < projection.targets(); r++) {
        rows[r * projection.sources() + c] = (byte) projection.weight(c, r);
      }
    }
    return Npy.ofBytes(rows, projection.targets(), projection.sources());
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
