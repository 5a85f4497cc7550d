package org.backspike.host.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files so that a reader sees the old contents or the new ones, never half of them. */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes text.
   *
   * @param file the path; its directory must exist
   * @param text contents
   * @throws IOException if it cannot be written; the file is then as it was
   */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes bytes: to a temporary name, flushed to the disk, then renamed.
   *
   * @param file the path; its directory must exist
   * @param bytes contents
   * @throws IOException if it cannot be written; the file is then as it was
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    Path temporary =
        file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
