package org.backspike.host.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backspike.host.file.Document;
import org.backspike.host.file.InputError;
import org.backspike.host.file.InputFile;

/**
 * A folder that holds what the register-transfer level of a core did: parameters, memories, events.
 * Each file may be gzipped; one that nobody asks for is an error.
 */
final class CoreFolder {
  private static final String PARAMETERS = "params.json";
  private static final String PACKED = ".gz";

  /** The published traces have some hundred kilobytes. */
  private static final int MOST_BYTES = 64 << 20;

  private final Path folder;
  private final Map<String, Path> unread = new HashMap<>();

  CoreFolder(Path folder) {
    this.folder = folder;
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(ReferenceFiles::isVector).forEach(this::add);
    } catch (IOException e) {
      throw new InputError(folder, "", "cannot be read: " + e.getMessage());
    }
  }

  private void add(Path file) {
    String name = file.getFileName().toString();
    String plain =
        name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
    if (unread.put(plain, file) != null) {
      throw new InputError(file, "", "lies here twice, packed and not; must be once");
    }
  }

  /** Whether a folder is such a case. */
  static boolean isCase(Path folder) {
    return Files.exists(folder.resolve(PARAMETERS));
  }

  Path path() {
    return folder;
  }

  Fields parameters() {
    unread.remove(PARAMETERS);
    Path file = folder.resolve(PARAMETERS);
    return new Fields(Document.json(file), file, "");
  }

  /** A file of words in hexadecimal, one per line. */
  List<String> words(String name, int count, int digits) {
    CoreText text = require(name);
    text.requireLines(count);
    for (int line = 0; line < count; line++) {
      text.requireHexadecimal(line, digits);
    }
    return text.lines();
  }

  boolean has(String name) {
    return unread.containsKey(name);
  }

  CoreText require(String name) {
    return find(name)
        .orElseThrow(() -> new InputError(folder.resolve(name), "", "is missing; must be there"));
  }

  Optional<CoreText> find(String name) {
    return Optional.ofNullable(unread.remove(name))
        .map(file -> new CoreText(file, InputFile.unpackedText(file, MOST_BYTES).lines().toList()));
  }

  /** Ends the reading. */
  void end() {
    if (!unread.isEmpty()) {
      Path file = new ArrayList<>(unread.values()).stream().sorted().toList().getFirst();
      throw new InputError(file, "", "is not known to the replay; must be left out");
    }
  }
}
