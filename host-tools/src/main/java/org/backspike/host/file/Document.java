package org.backspike.host.file;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A YAML or JSON document, read with limits and checked against a schema. */
public final class Document {
  /** Largest document: room for the inline weights of a small network. */
  private static final int MOST_BYTES = 64 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Document() {}

  /**
   * Reads a YAML file.
   *
   * @param file the path
   * @return its root
   * @throws InputError with line and column if it cannot be parsed
   */
  public static JsonNode yaml(Path file) {
    return yaml(InputFile.text(file, MOST_BYTES), file);
  }

  /**
   * Parses YAML.
   *
   * @param text the document
   * @param file what messages name
   * @return its root
   * @throws InputError with line and column if it cannot be parsed
   */
  public static JsonNode yaml(String text, Path file) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(16)
            .setCodePointLimit(MOST_BYTES)
            .build();
    try {
      Object root = new Load(settings).loadFromString(text);
      if (root == null) {
        throw new InputError(file, "", "is empty; must be a YAML document");
      }
      return JSON.valueToTree(root);
    } catch (MarkedYamlEngineException e) {
      String where =
          e.getProblemMark()
              .map(mark -> "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
              .orElse("");
      throw new InputError(file, where, Objects.requireNonNullElse(e.getProblem(), "not YAML"));
    } catch (YamlEngineException e) {
      throw new InputError(file, "", "is not YAML: " + e.getMessage());
    }
  }

  /**
   * Reads a JSON file.
   *
   * @param file the path
   * @return its root
   * @throws InputError with line and column if it cannot be parsed
   */
  public static JsonNode json(Path file) {
    String text = InputFile.text(file, MOST_BYTES);
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? ""
              : "line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
      throw new InputError(file, where, "is not JSON: " + e.getOriginalMessage());
    }
  }

  /**
   * Checks a document.
   *
   * @param root the document
   * @param schema name of a schema resource, without ending
   * @param file what messages name
   * @throws InputError with the place of the first thing that is wrong
   */
  public static void check(JsonNode root, String schema, Path file) {
    List<Error> errors = schema(schema).validate(root);
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      String where = first.getInstanceLocation().toString();
      throw new InputError(file, where.isEmpty() ? "/" : where, describe(first));
    }
  }

  private static String describe(Error error) {
    return error.getMessage() + errorHint(error);
  }

  private static String errorHint(Error error) {
    return "additionalProperties".equals(error.getKeyword())
        ? "; keys are checked, remove or correct it"
        : "";
  }

  private static Schema schema(String name) {
    String resource = "/org/backspike/host/schema/" + name + ".schema.json";
    try (InputStream in = Document.class.getResourceAsStream(resource)) {
      String text =
          new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException("the program is incomplete: " + resource, e);
    }
  }
}
