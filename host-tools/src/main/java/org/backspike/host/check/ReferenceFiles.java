package org.backspike.host.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backspike.host.file.DatapathFile;
import org.backspike.host.file.Document;
import org.backspike.host.file.InputError;

/** Finds reference vectors and tells what each file is. */
public final class ReferenceFiles {
  /** What may lie beside vectors without being one. */
  private static final List<String> COMPANIONS =
      List.of("README", "LICENSE", "INDEX", "config.json");

  /** Files of one run; the published sets have some hundred. */
  private static final int MOST_FILES = 100_000;

  private ReferenceFiles() {}

  /**
   * The files under a path, folders entered.
   *
   * @param path file or folder
   * @return sorted; a folder that holds one trained network stands for itself
   * @throws InputError if there is no such path
   */
  public static List<Path> under(Path path) {
    if (!Files.exists(path)) {
      throw new InputError(path, "", "does not exist; must be a file or a folder of vectors");
    }
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> files =
          found
              .filter(Files::isRegularFile)
              .map(file -> isOfOneCase(file) ? folder(file) : file)
              .distinct()
              .filter(ReferenceFiles::isVector)
              .sorted()
              .limit(MOST_FILES + 1L)
              .toList();
      if (files.isEmpty()) {
        throw new InputError(path, "", "holds no vectors; must be a file or a folder of them");
      }
      if (files.size() > MOST_FILES) {
        throw new InputError(path, "", "holds more than " + MOST_FILES + " files; at most that");
      }
      return files;
    } catch (IOException e) {
      throw new InputError(path, "", "cannot be read: " + e.getMessage());
    }
  }

  /** Whether the folder of a file, and not the file, is what can be replayed. */
  private static boolean isOfOneCase(Path file) {
    Path folder = folder(file);
    return TrainedNetwork.isPart(file)
        || GradientReplay.isCase(folder)
        || ReckonCase.isCase(folder)
        || CoreFolder.isCase(folder);
  }

  private static Path folder(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  static boolean isVector(Path file) {
    String name = file.getFileName().toString();
    return COMPANIONS.stream().noneMatch(name::startsWith);
  }

  /**
   * The cases of a file.
   *
   * @param file a file or folder that {@link #under} gave
   * @return its cases; empty if the format is not known
   * @throws InputError if it is of a known format and wrong
   */
  public static Optional<List<ReferenceCase>> cases(Path file) {
    String name = file.getFileName().toString();
    try {
      if (Files.isDirectory(file)) {
        return Optional.of(folderCases(file));
      }
      if (name.endsWith(".csv")) {
        return CellTable.of(file).map(table -> table.cases(file));
      }
      return name.endsWith(".json") ? json(file) : Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new InputError(file, e);
    }
  }

  private static List<ReferenceCase> folderCases(Path folder) {
    if (CoreFolder.isCase(folder)) {
      return List.of(CoreCase.read(folder));
    }
    if (ReckonCase.isCase(folder)) {
      return List.of(new ReckonCase(folder));
    }
    return GradientReplay.isCase(folder)
        ? List.of(new GradientReplay(folder))
        : TrainedNetwork.cases(folder);
  }

  private static Optional<List<ReferenceCase>> json(Path file) {
    var document = Document.json(file);
    if (!document.isObject() || !document.path("source").isString()) {
      return Optional.empty();
    }
    Fields root = new Fields(document, file, "");
    String source = root.text("source");
    if (source.startsWith("lava-nc/lava")) {
      return Optional.of(List.of(LavaCase.read(root, DatapathFile.read("lava"))));
    }
    if (source.startsWith("nengo/nengo-loihi")) {
      return Optional.of(List.of(LoihiCases.nengo(root)));
    }
    if (source.startsWith("sagacitysite/brian2_loihi")) {
      return Optional.of(List.of(LoihiCases.brian2(root)));
    }
    if (source.equals(BackspikeCase.SOURCE)) {
      return Optional.of(List.of(BackspikeCase.read(root)));
    }
    return Optional.empty();
  }
}
