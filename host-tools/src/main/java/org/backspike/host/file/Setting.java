package org.backspike.host.file;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An assignment {@code a.b=c} over a document; c is YAML. Keys may have dots themselves. */
final class Setting {
  private Setting() {}

  /**
   * Applies an assignment. The path may name a key that is not there yet; the schema decides
   * whether it may be.
   *
   * @param assignment as given on the command line
   * @param root the document; changed
   * @throws InputError if it is no assignment or goes through something that has no keys
   */
  static void apply(String assignment, ObjectNode root) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new InputError("--set " + assignment + ": must be KEY.KEY=VALUE");
    }
    String path = assignment.substring(0, equals);
    String value = assignment.substring(equals + 1);
    put(path, Document.yaml(value, Path.of("--set " + path)), root, assignment);
  }

  private static void put(String path, JsonNode value, ObjectNode place, String assignment) {
    if (place.has(path) || !path.contains(".")) {
      place.set(path, value);
      return;
    }
    Optional<String> key =
        place.propertyNames().stream()
            .filter(name -> path.startsWith(name + "."))
            .max(Comparator.comparingInt(String::length));
    if (key.isEmpty() || !(place.get(key.get()) instanceof ObjectNode inner)) {
      throw new InputError(
          "--set "
              + assignment
              + ": no keys below "
              + key.orElse(path.substring(0, path.indexOf('.')))
              + "; known here are "
              + String.join(", ", place.propertyNames()));
    }
    put(path.substring(key.get().length() + 1), value, inner, assignment);
  }
}
