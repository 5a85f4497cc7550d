package org.backspike.host.file;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An assignment {@code a.b=c} over a document; c is a YAML scalar. */
final class Setting {
  private Setting() {}

  /**
   * Applies an assignment. The path may name a key that is not there yet; the schema decides
   * whether it may be.
   *
   * @throws InputError if it is no assignment or goes through something that has no keys
   */
  static void apply(String assignment, ObjectNode root) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new InputError("--set " + assignment + ": must be KEY.KEY=VALUE");
    }
    String[] keys = assignment.substring(0, equals).split("\\.", -1);
    ObjectNode place = root;
    for (int i = 0; i < keys.length - 1; i++) {
      JsonNode next = place.get(keys[i]);
      if (!(next instanceof ObjectNode inner)) {
        throw new InputError(
            "--set "
                + assignment
                + ": no keys below "
                + keys[i]
                + "; known here are "
                + String.join(", ", place.propertyNames()));
      }
      place = inner;
    }
    JsonNode value =
        Document.yaml(assignment.substring(equals + 1), Path.of("--set " + assignment));
    place.set(keys[keys.length - 1], value);
  }
}
