package org.backspike.host.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.backspike.host.file.InputError;
import org.jspecify.annotations.Nullable;

/**
 * A directory of results that is filled beside its place and gets its name when it is complete.
 * Until {@link #complete} nothing can be seen under that name; {@link #close} without it removes
 * everything.
 */
public final class OutputDirectory implements AutoCloseable {
  /** Every run directory has one: {@code --force} replaces nothing else. */
  private static final String OWN = "manifest.json";

  private static final List<OutputDirectory> OPEN = new CopyOnWriteArrayList<>();

  private final Path target;
  private final Path stage;
  private boolean open = true;

  private OutputDirectory(Path target, Path stage) {
    this.target = target;
    this.stage = stage;
  }

  static OutputDirectory open(Path wanted, boolean force) throws IOException {
    Path target = wanted.toAbsolutePath().normalize();
    Path parent = target.getParent();
    if (parent == null || target.equals(Path.of("").toAbsolutePath())) {
      throw new InputError(
          wanted, "", "cannot be replaced as a whole; --out must name a directory below");
    }
    if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new InputError(wanted, "", "is a file; --out must name a directory");
    }
    if (Files.isDirectory(target) && !isEmpty(target)) {
      if (!force) {
        throw new InputError(
            wanted, "", "is not empty; give another --out, or --force to replace it");
      }
      if (!Files.exists(target.resolve(OWN))) {
        throw new InputError(
            wanted,
            "",
            "has no " + OWN + "; --force replaces results of backspike, remove the rest yourself");
      }
    }
    try {
      Files.createDirectories(parent);
      OutputDirectory output =
          new OutputDirectory(target, Files.createDirectory(beside(target, "partial")));
      OPEN.add(output);
      return output;
    } catch (IOException e) {
      throw new InputError(
          wanted, "", "cannot be made: " + e.getClass().getSimpleName() + " " + e.getMessage());
    }
  }

  private static Path beside(Path target, String ending) {
    return target.resolveSibling(
        "." + target.getFileName() + "." + UUID.randomUUID() + "." + ending);
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
   * Gives the directory its name. What had it before goes only when the new one is in its place.
   *
   * @throws IOException if it cannot be renamed; what was there is then there again
   */
  public synchronized void complete() throws IOException {
    if (!open) {
      throw new IOException(target + " was given up");
    }
    Path old = beside(target, "old");
    boolean replaces = Files.exists(target);
    if (replaces) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    try {
      Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (replaces) {
        Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
    open = false;
    OPEN.remove(this);
    if (replaces) {
      delete(old);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    OPEN.remove(this);
    if (open) {
      open = false;
      delete(stage);
    }
  }

  /** Removes what is half-written while somebody may still be writing it. */
  static void discardAll() {
    for (OutputDirectory output : OPEN) {
      boolean gone = false;
      for (int attempt = 0; attempt < 10 && !gone; attempt++) {
        gone = output.discard();
      }
    }
  }

  /** False if a file appeared behind the back of the walk. */
  private synchronized boolean discard() {
    try {
      if (open && Files.exists(stage)) {
        delete(stage);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
