package org.backspike.host.file;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.backspike.snn.Convention;
import org.backspike.snn.Firing;
import org.backspike.snn.Recorded;
import org.backspike.snn.ResetGradient;
import org.backspike.snn.Scope;
import org.backspike.snn.Timing;
import tools.jackson.databind.JsonNode;

/**
 * The switches of a convention in a float network: the name of a library, or switches one by one;
 * what is not said is as usual for the neuron.
 */
final class ConventionNode {
  private ConventionNode() {}

  static Convention read(JsonNode node, Convention usual) {
    if (node.isString()) {
      return Convention.named(node.asString());
    }
    return new Convention(
        word(Firing.class, node, "firing", usual.firing()),
        word(Timing.class, node, "timing", usual.timing()),
        word(Scope.class, node, "scope", usual.scope()),
        word(ResetGradient.class, node, "reset_gradient", usual.resetGradient()),
        node.path("rest").asDouble(usual.rest()),
        node.path("reset_value").asDouble(usual.resetValue()),
        word(Recorded.class, node, "recorded", usual.recorded()));
  }

  private static <E extends Enum<E>> E word(Class<E> words, JsonNode node, String key, E usual) {
    return node.has(key)
        ? Enum.valueOf(words, node.get(key).asString().toUpperCase(Locale.ROOT))
        : usual;
  }

  static Map<String, Object> describe(Convention convention) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("firing", lower(convention.firing()));
    node.put("timing", lower(convention.timing()));
    node.put("scope", lower(convention.scope()));
    node.put("reset_gradient", lower(convention.resetGradient()));
    node.put("rest", convention.rest());
    node.put("reset_value", convention.resetValue());
    node.put("recorded", lower(convention.recorded()));
    return node;
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
