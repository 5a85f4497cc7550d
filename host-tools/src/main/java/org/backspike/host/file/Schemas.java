package org.backspike.host.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schemas of our files, and what is wrong with a document in the words of the house. */
final class Schemas {
  private static final int LONGEST_VALUE = 60;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Schemas() {}

  /**
   * Checks a document.
   *
   * @param root the document
   * @param schema name of a schema resource, without ending
   * @param file what messages name
   * @param place where in the file the document lies, as a JSON pointer; empty for the whole file
   * @throws InputError with the place of the first thing that is wrong
   */
  static void check(JsonNode root, String schema, Path file, String place) {
    String text = text(schema);
    List<Error> errors = errors(root, text);
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      String where = place + first.getInstanceLocation();
      throw new InputError(
          file,
          where.isEmpty() ? "/" : where,
          describe(first, JSON.readTree(text))
              + (errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : ""));
    }
  }

  /** Whether a document has nothing wrong. */
  static boolean accepts(JsonNode root, String schema) {
    return errors(root, text(schema)).isEmpty();
  }

  private static List<Error> errors(JsonNode root, String schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema, InputFormat.JSON)
        .validate(root);
  }

  private static String text(String name) {
    String resource = "/org/backspike/host/schema/" + name + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the program is incomplete: " + resource, e);
    }
  }

  private static String describe(Error error, JsonNode schema) {
    JsonNode limit = schema.at(error.getSchemaLocation().getFragment().toString());
    JsonNode found = error.getInstanceNode();
    String is = "is " + shortened(found.toString()) + "; must be ";
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(error, schema);
      case "required" -> "has no key " + error.getProperty() + "; must have it";
      case "minimum" -> is + "at least " + limit;
      case "maximum" -> is + "at most " + limit;
      case "exclusiveMinimum" -> is + "above " + limit;
      case "enum" -> is + "one of " + words(limit);
      case "const", "type" -> is + words(limit).replace(", ", " or ");
      case "minLength" -> "is empty; must not be";
      case "maxLength" -> "has more than " + limit + " characters; at most that";
      case "minItems" -> "has " + found.size() + " elements; must have at least " + limit;
      case "maxItems" -> "has " + found.size() + " elements; must have at most " + limit;
      default -> error.getMessage();
    };
  }

  private static String unknownKey(Error error, JsonNode schema) {
    String location = error.getSchemaLocation().getFragment().toString();
    JsonNode properties =
        schema.at(location.substring(0, location.lastIndexOf('/')) + "/properties");
    List<String> known = new ArrayList<>(properties.propertyNames());
    String unknown = error.getProperty();
    return "unknown key "
        + shortened(unknown)
        + Spelling.nearest(unknown, known)
            .map(likely -> "; did you mean " + likely + "?")
            .orElseGet(() -> "; known are " + String.join(", ", known));
  }

  private static String words(JsonNode limit) {
    if (!limit.isArray()) {
      return limit.isString() ? limit.asString() : limit.toString();
    }
    List<String> words = new ArrayList<>();
    limit.forEach(word -> words.add(words(word)));
    return String.join(", ", words);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
  }
}
