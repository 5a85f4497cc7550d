package org.backspike.host.file;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A YAML or JSON document, read with limits on its size and nesting. */
public final class Document {
  /** Largest YAML file; big arrays never lie in one. */
  private static final int MOST_YAML_BYTES = 4 << 20;

  /** Largest JSON file: room for the inline weights of a small network. */
  private static final int MOST_JSON_BYTES = 64 << 20;

  /** Collections inside collections; ours need six. */
  private static final int DEEPEST = 64;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final LoadSettings YAML =
      LoadSettings.builder()
          .setAllowDuplicateKeys(false)
          .setAllowRecursiveKeys(false)
          .setAllowNonScalarKeys(false)
          .setMaxAliasesForCollections(16)
          .setCodePointLimit(MOST_YAML_BYTES)
          .build();

  private Document() {}

  /**
   * Reads a YAML file.
   *
   * @param file the path
   * @return its root
   * @throws InputError with line and column if it cannot be parsed
   */
  public static JsonNode yaml(Path file) {
    return yaml(InputFile.text(file, MOST_YAML_BYTES), file);
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
    try {
      requireShallow(text, file);
      Object root = new Load(YAML).loadFromString(text);
      if (root == null) {
        throw new InputError(file, "", "is empty; must be a YAML document");
      }
      return JSON.valueToTree(root);
    } catch (MarkedYamlEngineException e) {
      throw new InputError(
          file,
          place(e.getProblemMark()),
          "is not YAML: " + Objects.requireNonNullElse(e.getProblem(), e.getMessage()));
    } catch (YamlEngineException e) {
      throw new InputError(file, "", "is not YAML: " + e.getMessage());
    }
  }

  /**
   * Refuses what the loader, which recurses, would not survive: deep nesting, and collections that
   * contain themselves.
   */
  private static void requireShallow(String text, Path file) {
    Deque<Optional<Anchor>> open = new ArrayDeque<>();
    for (Event event : new Parse(YAML).parseString(text)) {
      if (event instanceof CollectionStartEvent start) {
        open.push(start.getAnchor());
        if (open.size() > DEEPEST) {
          throw new InputError(
              file,
              place(event.getStartMark()),
              "nested deeper than " + DEEPEST + "; at most that");
        }
      } else if (event instanceof CollectionEndEvent) {
        open.pop();
      } else if (event instanceof AliasEvent alias
          && open.contains(Optional.of(alias.getAlias()))) {
        throw new InputError(
            file,
            place(event.getStartMark()),
            "*" + alias.getAlias() + " lies inside itself; an alias must name something before it");
      }
    }
  }

  private static String place(Optional<Mark> mark) {
    return mark.map(m -> "line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1))
        .orElse("");
  }

  /**
   * Reads a JSON file.
   *
   * @param file the path
   * @return its root
   * @throws InputError with line and column if it cannot be parsed
   */
  public static JsonNode json(Path file) {
    String text = InputFile.text(file, MOST_JSON_BYTES);
    if (text.isBlank()) {
      throw new InputError(file, "", "is empty; must be a JSON document");
    }
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new InputError(
          file,
          at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
          "is not JSON: " + withoutAdvice(e.getOriginalMessage()));
    }
  }

  /** The parser's words without the names of its own switches. */
  private static String withoutAdvice(String message) {
    return message.replaceAll(": enable `.*|, from `[^`]*`", "");
  }
}
