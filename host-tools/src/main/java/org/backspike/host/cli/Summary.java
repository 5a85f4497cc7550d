package org.backspike.host.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.hardware.Chip;
import org.backspike.chip.hardware.Evidence;
import org.backspike.chip.hardware.Operation;
import org.backspike.chip.hardware.Sram;
import org.backspike.chip.hardware.TimeBase;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.IntegerProjection;
import org.backspike.chip.network.WeightArray;
import org.backspike.host.file.DatapathDescription;
import org.backspike.host.file.DynamicsNode;
import org.backspike.host.quantize.QuantizedNetwork;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.Network;
import org.backspike.snn.NeuronPreset;
import org.backspike.snn.Population;
import org.backspike.snn.Projection;

/** Networks and chips in a few figures each. */
final class Summary {
  private Summary() {}

  static Map<String, Object> of(Network network) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", "float network");
    found.put("encoder", network.presentation().encoder());
    found.put("steps", network.presentation().steps());
    Map<String, Object> populations = new LinkedHashMap<>();
    for (Population population : network.populations()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("neurons", population.size());
      entry.putAll(switches(population));
      if (population.bias().length > 0) {
        entry.put("bias", range(population.bias()));
      }
      populations.put(population.name(), entry);
    }
    found.put("populations", populations);
    Map<String, Object> projections = new LinkedHashMap<>();
    for (Projection projection : network.projections()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      float[] weights = projection.connection().values();
      entry.put("connection", projection.connection().kind());
      entry.put("weights", weights.length);
      if (weights.length > 0) {
        entry.put("range", range(weights));
      }
      entry.put("latency", projection.latency());
      entry.put("delay", projection.delay());
      projections.put(projection.from() + " -> " + projection.to(), entry);
    }
    found.put("projections", projections);
    found.put("readout", network.readout().toString());
    return found;
  }

  /** The switches of every population with neurons: what its preset stands for, in full. */
  static Map<String, Object> neurons(Network network) {
    Map<String, Object> found = new LinkedHashMap<>();
    for (Population population : network.populations()) {
      if (population.dynamics() instanceof Lif
          || population.dynamics() instanceof LeakyIntegrator) {
        found.put(population.name(), switches(population));
      }
    }
    return found;
  }

  private static Map<String, Object> switches(Population population) {
    Map<String, Object> found = new LinkedHashMap<>();
    if (population.dynamics() instanceof Lif lif) {
      NeuronPreset.of(lif, population.learned().keySet())
          .ifPresent(preset -> found.put("preset", preset.name()));
    }
    found.putAll(DynamicsNode.switches(population.dynamics()));
    Map<String, Object> learned = new LinkedHashMap<>();
    population
        .learned()
        .forEach((number, values) ->
            learned.put(
                number.name().toLowerCase(Locale.ROOT),
                values.length == 1 ? values[0] : range(values)));
    if (!learned.isEmpty()) {
      found.put("learned", learned);
    }
    return found;
  }

  static Map<String, Object> of(QuantizedNetwork quantized) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("kind", "integer network");
    found.put("datapath", quantized.network().datapath().name());
    found.put("encoder", quantized.presentation().encoder());
    found.put("steps_on_chip", quantized.chipSteps());
    Map<String, Object> populations = new LinkedHashMap<>();
    for (IntegerPopulation population : quantized.network().populations()) {
      populations.put(population.name(), of(population, quantized.network().datapath()));
    }
    found.put("populations", populations);
    Map<String, Object> projections = new LinkedHashMap<>();
    for (IntegerProjection projection : quantized.network().projections()) {
      projections.put(projection.from() + " -> " + projection.to(), of(projection));
    }
    found.put("projections", projections);
    if (quantized.network().hasReadout()) {
      found.put("readout", quantized.network().readout().toString());
    }
    return found;
  }

  private static Map<String, Object> of(IntegerPopulation population, Datapath datapath) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("kind", population.kind().name().toLowerCase(Locale.ROOT));
    entry.put("neurons", population.size());
    population
        .parameters()
        .given()
        .forEach((parameter, values) ->
            datapath.named(parameter).ifPresent(named -> entry.put(named.name(), range(values))));
    return entry;
  }

  private static Map<String, Object> of(IntegerProjection projection) {
    WeightArray weights = projection.synapses().weights();
    int[] values = new int[weights.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = weights.get(i);
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("weights", values.length);
    if (values.length > 0) {
      entry.put("zero_weights", Arrays.stream(values).filter(weight -> weight == 0).count());
      entry.put("range", range(values));
    }
    entry.put("exponent", projection.exponent());
    entry.put("delay", projection.delivery().delay());
    return entry;
  }

  static Map<String, Object> of(Chip chip) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("name", chip.name());
    found.put("description", chip.description());
    found.put("provenance", chip.provenance());
    found.put("datapath", chip.datapath().name());
    found.put("cores", chip.mesh().cores());
    found.put("neurons_per_core", chip.core().neurons());
    found.put("axons_per_core", chip.core().axons());
    found.put("controller", chip.core().controller().key());
    found.put("discipline", chip.discipline().key());
    switch (chip.timeBase()) {
      case TimeBase.Clocked clocked -> found.put("period_ps", clocked.periodPs());
      case TimeBase.Asynchronous _ -> found.put("time_base", "ps");
    }
    found.put("boundary", chip.boundary());
    Map<String, Object> memories = new LinkedHashMap<>();
    for (Sram sram : chip.core().memories()) {
      memories.put(sram.macro().key() + "_bytes", sram.bytes());
    }
    found.put("memories_per_core", memories);
    found.put("evidence", evidence(chip));
    return found;
  }

  /** How many prices are known how. */
  static Map<String, Long> evidence(Chip chip) {
    Map<String, Long> count = new TreeMap<>();
    for (Operation operation : Operation.values()) {
      if (chip.price(operation).isPresent()) {
        count.merge(chip.price(operation).get().evidence().word(), 1L, Long::sum);
      } else if (!chip.priceList().including(operation).isEmpty()) {
        count.merge("included", 1L, Long::sum);
      } else if (!operation.isComposite()) {
        count.merge(Evidence.UNPRICED.word(), 1L, Long::sum);
      }
    }
    return count;
  }

  static Map<String, Object> of(Datapath datapath) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("name", datapath.name());
    found.put("provenance", datapath.provenance());
    DatapathDescription.of(datapath).forEach(found::putIfAbsent);
    return found;
  }

  private static List<Integer> range(int[] values) {
    int least = values[0];
    int largest = values[0];
    for (int value : values) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return List.of(least, largest);
  }

  private static List<Float> range(float[] values) {
    float least = values[0];
    float largest = values[0];
    for (float value : values) {
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    return List.of(least, largest);
  }
}
