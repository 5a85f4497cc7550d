package org.backspike.host.file;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backspike.chip.presets.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Descriptions of hardware in YAML that build on one another: a preset by name or a file by path,
 * which may say {@code extends: NAME} and then needs only what differs. Mappings are merged key by
 * key; a key that is set to null is removed (RFC 7396).
 */
final class Descriptions {
  private static final String EXTENDS = "extends";
  private static final String DATAPATH = "datapath";

  /** How many files may extend one another. */
  private static final int LONGEST_CHAIN = 8;

  /** What is described. */
  enum Kind {
    /** A chip. */
    CHIP,
    /** The arithmetic of a core. */
    DATAPATH;

    private Optional<String> preset(String name) {
      return this == CHIP ? Presets.chip(name) : Presets.datapath(name);
    }

    private List<String> names() {
      return this == CHIP ? Presets.chips() : Presets.datapaths();
    }
  }

  private Descriptions() {}

  /**
   * Reads a description and everything it extends.
   *
   * @param nameOrFile a preset or a path
   * @param kind what it must describe
   * @return the merged document, not yet checked
   * @throws InputError if there is no such description or it is no mapping
   */
  static ObjectNode read(String nameOrFile, Kind kind) {
    return read(nameOrFile, kind, 0);
  }

  private static ObjectNode read(String nameOrFile, Kind kind, int chain) {
    Optional<String> preset = kind.preset(nameOrFile);
    Path file = path(nameOrFile);
    if (chain > LONGEST_CHAIN) {
      throw new InputError(
          file, "/extends", "more than " + LONGEST_CHAIN + " files deep; at most that");
    }
    if (preset.isEmpty() && !Files.exists(file)) {
      throw new InputError(
          file,
          "",
          "is neither a file nor a preset; presets are " + String.join(", ", kind.names()));
    }
    JsonNode root =
        preset.map(text -> Document.yaml(text, file)).orElseGet(() -> Document.yaml(file));
    if (!(root instanceof ObjectNode own)) {
      throw new InputError(file, "/", "is no mapping; must be keys with values");
    }
    return extended(own, kind, file, chain);
  }

  private static ObjectNode extended(ObjectNode own, Kind kind, Path file, int chain) {
    if (kind == Kind.CHIP) {
      withDatapath(own, file);
    }
    JsonNode parent = own.remove(EXTENDS);
    if (parent == null) {
      return own;
    }
    if (!parent.isString()) {
      throw new InputError(
          file, "/extends", "is " + parent + "; must be the name of a preset or a file");
    }
    ObjectNode base = read(from(file, parent.asString(), kind), kind, chain + 1);
    ObjectNode merged = base.deepCopy();
    merge(merged, own);
    InheritedPrices.drop(base, merged);
    if (kind == Kind.CHIP) {
      InheritedPrices.markRemoved(own, file, merged);
    }
    return merged;
  }

  /**
   * Replaces the name of a datapath by its description, so that a file or a setting may change
   * parts of it.
   *
   * @param document with the key {@code datapath}; changed
   * @param file where it stands; paths in it start from the directory of that file
   * @throws InputError if there is no such datapath
   */
  static void withDatapath(ObjectNode document, Path file) {
    JsonNode datapath = document.get(DATAPATH);
    if (datapath != null && datapath.isString()) {
      document.set(
          DATAPATH, read(from(file, datapath.asString(), Kind.DATAPATH), Kind.DATAPATH, 0));
    } else if (datapath instanceof ObjectNode own && own.has(EXTENDS)) {
      document.set(DATAPATH, extended(own, Kind.DATAPATH, file, 0));
    }
  }

  /** What a file means by a name: a preset, or a file beside it. */
  private static String from(Path file, String nameOrFile, Kind kind) {
    return kind.preset(nameOrFile).isPresent()
        ? nameOrFile
        : file.resolveSibling(path(nameOrFile)).toString();
  }

  private static void merge(ObjectNode base, ObjectNode over) {
    over.properties()
        .forEach(entry -> {
          String key = entry.getKey();
          if (entry.getValue().isNull()) {
            base.remove(key);
          } else if (base.get(key) instanceof ObjectNode inner
              && entry.getValue() instanceof ObjectNode own) {
            merge(inner, own);
          } else {
            base.set(key, entry.getValue());
          }
        });
  }

  /**
   * A path that a user or a file named.
   *
   * @param text as written
   * @return the path
   * @throws InputError if no file can have that name
   */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new InputError("\"" + text + "\" cannot be the name of a file: " + e.getReason());
    }
  }
}
