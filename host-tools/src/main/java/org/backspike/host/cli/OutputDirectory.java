package org.backspike.host.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.backspike.host.file.InputError;

/**
 * A directory of results that is filled beside its place and gets its name when it is complete.
 * Until {@link #complete} nothing can be seen under that name; {@link #close} without it removes
 * everything.
 */
public final class OutputDirectory implements AutoCloseable {
  private static final List<OutputDirectory> OPEN = new CopyOnWriteArrayList<>();

  private final Path target;
  private final Path stage;

  private OutputDirectory(Path target, Path stage) {
    this.target = target;
    this.stage = stage;
  }

  static OutputDirectory open(Path wanted, boolean force) throws IOException {
    Path target = wanted.toAbsolutePath().normalize();
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new InputError(wanted, "", "is a file; --out must name a directory");
    }
    if (Files.isDirectory(target) && !force && !isEmpty(target)) {
      throw new InputError(
          wanted, "", "is not empty; give another --out, or --force to replace it");
    }
    Path parent = Objects.requireNonNullElse(target.getParent(), target);
    try {
      Files.createDirectories(parent);
      Path stage =
          Files.createDirectory(
              parent.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".partial"));
      OutputDirectory output = new OutputDirectory(target, stage);
      OPEN.add(output);
      return output;
    } catch (IOException e) {
      throw new InputError(wanted, "", "cannot be made: " + e.getMessage());
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * Where to write.
   *
   * @return a directory that exists
   */
  public Path path() {
    return stage;
  }

  /**
   * The name it will have.
   *
   * @return an absolute path
   */
  public Path target() {
    return target;
  }

  /**
   * Gives the directory its name.
   *
   * @throws IOException if it cannot be renamed
   */
  public void complete() throws IOException {
    if (Files.exists(target)) {
      delete(target);
    }
    Files.move(stage, target);
    OPEN.remove(this);
  }

  @Override
  public void close() {
    if (OPEN.remove(this)) {
      delete(stage);
    }
  }

  static void discardAll() {
    OPEN.forEach(OutputDirectory::close);
  }

  private static void delete(Path root) {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
