package org.backspike.host.file;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.backspike.snn.Adaptation;
import org.backspike.snn.Convention;
import org.backspike.snn.Dynamics;
import org.backspike.snn.Input;
import org.backspike.snn.LeakyIntegrator;
import org.backspike.snn.Lif;
import org.backspike.snn.NeuronPreset;
import org.backspike.snn.Relay;
import org.backspike.snn.Reset;
import org.backspike.snn.Synapse;
import tools.jackson.databind.JsonNode;

/**
 * The dynamics of a population in a float network. A {@code preset} gives the numbers and switches
 * that are not said; without one, numbers must be said and switches are ours.
 */
public final class DynamicsNode {
  private DynamicsNode() {}

  /**
   * Reads the dynamics of a population; the file is named in messages. An input that does not say
   * its first channel gets those behind the inputs before it.
   */
  static Dynamics read(JsonNode node, int channels, Path file) {
    return switch (node.get("kind").asString()) {
      case "input" -> new Input(node.path("first_channel").asInt(channels));
      case "relay" -> new Relay();
      case "lif" -> lif(node, file);
      default ->
          new LeakyIntegrator(
              number(node, "synaptic_decay", file),
              number(node, "membrane_decay", file),
              number(node, "gain", file));
    };
  }

  private static Lif lif(JsonNode node, Path file) {
    Optional<Lif> preset =
        node.has("preset")
            ? Optional.of(NeuronPreset.named(node.get("preset").asString()).lif())
            : Optional.empty();
    return new Lif(
        preset.isPresent()
            ? node.path("synaptic_decay").asDouble(preset.get().synapticDecay())
            : number(node, "synaptic_decay", file),
        preset.isPresent()
            ? node.path("membrane_decay").asDouble(preset.get().membraneDecay())
            : number(node, "membrane_decay", file),
        preset.isPresent()
            ? node.path("gain").asDouble(preset.get().gain())
            : number(node, "gain", file),
        preset.isPresent()
            ? node.path("threshold").asDouble(preset.get().threshold())
            : number(node, "threshold", file),
        word(Reset.class, node, "reset", preset.map(Lif::reset).orElse(Reset.ZERO)),
        ConventionNode.read(
            node.path("convention"), preset.map(Lif::convention).orElse(Convention.BACKSPIKE)),
        adaptation(node.path("adaptation")),
        node.path("refractory").asInt(0),
        word(Synapse.class, node, "synapse", preset.map(Lif::synapse).orElse(Synapse.EXPONENTIAL)));
  }

  private static <E extends Enum<E>> E word(Class<E> words, JsonNode node, String key, E usual) {
    return node.has(key)
        ? Enum.valueOf(words, node.get(key).asString().toUpperCase(Locale.ROOT))
        : usual;
  }

  private static double number(JsonNode node, String key, Path file) {
    if (!node.has(key)) {
      throw new InputError(
          file,
          "/populations/" + node.get("name").asString(),
          "has no " + key + "; needs one, or a preset");
    }
    return node.get(key).asDouble();
  }

  private static Adaptation adaptation(JsonNode node) {
    return node.isObject()
        ? new Adaptation(node.get("strength").asDouble(), node.get("decay").asDouble())
        : Adaptation.NONE;
  }

  /** What a file says of dynamics: nothing that is as usual. */
  static Map<String, Object> describe(Dynamics dynamics) {
    Map<String, Object> node = switches(dynamics);
    if (dynamics instanceof Lif lif) {
      if (lif.convention().equals(Convention.BACKSPIKE)) {
        node.remove("convention");
      }
      if (lif.adaptation().strength() == 0) {
        node.remove("adaptation");
      }
      if (lif.refractory() == 0) {
        node.remove("refractory");
      }
      if (lif.synapse() == Synapse.EXPONENTIAL) {
        node.remove("synapse");
      }
    }
    return node;
  }

  /**
   * All numbers and switches.
   *
   * @param dynamics of a population
   * @return under the keys of the file
   */
  public static Map<String, Object> switches(Dynamics dynamics) {
    Map<String, Object> node = new LinkedHashMap<>();
    switch (dynamics) {
      case Input input -> {
        node.put("kind", "input");
        node.put("first_channel", input.firstChannel());
      }
      case Relay _ -> node.put("kind", "relay");
      case Lif lif -> {
        node.put("kind", "lif");
        node.put("synaptic_decay", lif.synapticDecay());
        node.put("membrane_decay", lif.membraneDecay());
        node.put("gain", lif.gain());
        node.put("threshold", lif.threshold());
        node.put("reset", lower(lif.reset()));
        node.put("convention", ConventionNode.describe(lif.convention()));
        Map<String, Object> adaptation = new LinkedHashMap<>();
        adaptation.put("strength", lif.adaptation().strength());
        adaptation.put("decay", lif.adaptation().decay());
        node.put("adaptation", adaptation);
        node.put("refractory", lif.refractory());
        node.put("synapse", lower(lif.synapse()));
      }
      case LeakyIntegrator li -> {
        node.put("kind", "li");
        node.put("synaptic_decay", li.synapticDecay());
        node.put("membrane_decay", li.membraneDecay());
        node.put("gain", li.gain());
      }
    }
    return node;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
