package org.backspike.host.file;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.backspike.chip.datapath.Datapath;
import org.backspike.chip.datapath.NamedParameter;
import org.backspike.chip.datapath.NeuronParameters;
import org.backspike.chip.datapath.Parameter;
import org.backspike.chip.datapath.PopulationKind;
import org.backspike.chip.datapath.Variable;
import org.backspike.chip.kernel.NeuronRule;
import org.backspike.chip.network.IntegerPopulation;
import org.backspike.chip.network.PeriodicReset;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a population of an integer network; its datapath names the parameters. */
final class PopulationReader {
  private final Datapath datapath;
  private final Path file;
  private final Numbers numbers;

  PopulationReader(Datapath datapath, Path file) {
    this.datapath = datapath;
    this.file = file;
    this.numbers = new Numbers(file);
  }

  IntegerPopulation read(JsonNode node, String where) {
    String name = node.get("name").asString();
    int size = node.get("size").asInt();
    PopulationKind kind =
        PopulationKind.valueOf(node.get("kind").asString().toUpperCase(Locale.ROOT));
    if (kind == PopulationKind.INPUT) {
      return IntegerPopulation.input(name, size);
    }
    int interval = node.path("reset_interval").asInt(0);
    int offset = node.path("reset_offset").asInt(0);
    NeuronParameters parameters =
        NeuronParameters.of(size, parameters(node, where + "/params", kind, size));
    requireOutput(node, where, kind, parameters);
    return new IntegerPopulation(
        name,
        kind,
        parameters,
        interval == 0 && offset == 0 ? PeriodicReset.NEVER : new PeriodicReset(interval, offset),
        initial(node.path("initial"), where + "/initial", size));
  }

  /** What a population sends follows from its kind; a file that says so must be right. */
  private void requireOutput(
      JsonNode node, String where, PopulationKind kind, NeuronParameters parameters) {
    String sends =
        switch (kind) {
          case TERNARY -> "ternary";
          case DELTA, SIGMADELTA, GRADED -> "graded";
          default ->
              NeuronRule.of(datapath, kind, parameters).spikes() == NeuronRule.Spikes.MANY
                  ? "count"
                  : "binary";
        };
    String said = node.path("output").asString(sends);
    if (!said.equals(sends)) {
      throw new InputError(
          file, where + "/output", "is " + said + "; such a population sends " + sends);
    }
  }

  /** What the file gives, and for what it does not give what the datapath says. */
  private Map<Parameter, int[]> parameters(
      JsonNode population, String where, PopulationKind kind, int size) {
    JsonNode given = population.path("params");
    if (given.isMissingNode()) {
      given = JsonNodeFactory.instance.objectNode();
    }
    List<NamedParameter> known =
        datapath.parameters().stream().filter(p -> p.parameter().belongsTo(kind)).toList();
    for (String key : given.propertyNames()) {
      if (known.stream().noneMatch(p -> p.name().equals(key))) {
        List<String> names = known.stream().map(NamedParameter::name).toList();
        throw new InputError(
            file,
            where,
            "unknown key "
                + key
                + Spelling.nearest(key, names)
                    .map(likely -> "; did you mean " + likely + "?")
                    .orElseGet(() -> "; known are " + String.join(", ", names)));
      }
    }
    Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    for (NamedParameter named : known) {
      if (given.has(named.name())) {
        values.put(named.parameter(), value(given, named, where, size));
      }
    }
    for (NamedParameter named : known) {
      if (!values.containsKey(named.parameter())) {
        int missing =
            named
                .missing()
                .orElseThrow(() ->
                    new InputError(file, where, "has no key " + named.name() + "; must have it"));
        values.put(named.parameter(), new int[] {missing});
      }
    }
    return values;
  }

  private int[] value(JsonNode given, NamedParameter named, String where, int size) {
    JsonNode node = given.get(named.name());
    String place = where + "/" + named.name();
    if (named.parameter() == Parameter.RESET && node.isString()) {
      return new int[] {
        switch (node.asString()) {
          case "zero" -> 0;
          case "subtract" -> 1;
          default ->
              throw new InputError(file, place, "is " + node + "; must be one of zero, subtract");
        }
      };
    }
    return numbers.oneOrEach(node, place, size);
  }

  private Map<Variable, int[]> initial(JsonNode node, String where, int size) {
    Map<Variable, int[]> initial = new EnumMap<>(Variable.class);
    for (String key : node.propertyNames()) {
      Variable variable = Variable.valueOf(key.toUpperCase(Locale.ROOT));
      int count = variable == Variable.LFSR ? datapath.random().lanes() : size;
      int[] values = numbers.oneOrEach(node.get(key), where + "/" + key, count);
      int[] each = new int[count];
      for (int i = 0; i < count; i++) {
        each[i] = values[values.length == 1 ? 0 : i];
      }
      initial.put(variable, each);
    }
    return initial;
  }
}
