package org.backspike.host.check.gradients;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backspike.host.file.InputError;
import tools.jackson.databind.JsonNode;

/** Fields that may be in a file; any other is an error, for it might change the meaning. */
final class CaseKeys {
  private CaseKeys() {}

  static void requireKnown(JsonNode node, Set<String> known, Path file, String where) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (!known.contains(entry.getKey())) {
        throw new InputError(
            file, where, "has the field " + entry.getKey() + "; known are " + new TreeSet<>(known));
      }
    }
  }

  static <T> T choose(Map<String, T> choices, JsonNode node, String key, Path file, String where) {
    T chosen = choices.get(node.path(key).asString());
    if (chosen == null) {
      throw new InputError(
          file,
          where + "/" + key,
          "is " + node.path(key) + "; must be one of " + new TreeSet<>(choices.keySet()));
    }
    return chosen;
  }
}
