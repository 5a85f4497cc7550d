package org.backspike.host.check;

import java.util.ArrayList;
import java.util.List;
import org.backspike.chip.execute.Stimulus;
import tools.jackson.databind.JsonNode;

/** Spikes of a reference: what each neuron sends in each step, 0 for nothing. */
final class Spikes {
  private Spikes() {}

  /** The two forms of the files: indices per step, or pairs of index and value. */
  static int[][] of(Fields spikes, int neurons) {
    String format = spikes.text("format");
    JsonNode data = spikes.get("data");
    return switch (format) {
      case "active_ids_per_step" -> ids(data, neurons, spikes);
      case "id_value_pairs_per_step" -> pairs(data, neurons, spikes);
      default ->
          throw spikes.wrong(
              "format",
              "is " + format + "; must be active_ids_per_step or id_value_pairs_per_step");
    };
  }

  /** Indices per step. */
  static int[][] ids(JsonNode data, int neurons, Fields fields) {
    int[][] values = new int[data.size()][neurons];
    for (int t = 0; t < values.length; t++) {
      for (JsonNode id : data.get(t)) {
        values[t][index(id, neurons, fields)] = 1;
      }
    }
    return values;
  }

  private static int[][] pairs(JsonNode data, int neurons, Fields fields) {
    int[][] values = new int[data.size()][neurons];
    for (int t = 0; t < values.length; t++) {
      for (JsonNode pair : data.get(t)) {
        if (!pair.isArray() || pair.size() != 2 || !pair.get(1).canConvertToInt()) {
          throw fields.wrong("data", pair + " in step " + t + "; must be neuron and value");
        }
        values[t][index(pair.get(0), neurons, fields)] = pair.get(1).intValue();
      }
    }
    return values;
  }

  private static int index(JsonNode id, int neurons, Fields fields) {
    if (!id.isIntegralNumber() || id.asInt() < 0 || id.asInt() >= neurons) {
      throw fields.wrong("data", "neuron " + id + "; must be 0 to " + (neurons - 1));
    }
    return id.asInt();
  }

  /** What the host sends so that each channel delivers its value in each step. */
  static Stimulus stimulus(int[][] values) {
    List<Integer> channels = new ArrayList<>();
    List<Integer> payloads = new ArrayList<>();
    int[] offsets = new int[values.length + 1];
    for (int t = 0; t < values.length; t++) {
      for (int i = 0; i < values[t].length; i++) {
        if (values[t][i] != 0) {
          channels.add(i);
          payloads.add(values[t][i]);
        }
      }
      offsets[t + 1] = channels.size();
    }
    return new Stimulus(
        offsets,
        channels.stream().mapToInt(Integer::intValue).toArray(),
        payloads.stream().mapToInt(Integer::intValue).toArray());
  }
}
