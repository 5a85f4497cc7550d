package org.backspike.host.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opening files that a user named. */
public final class InputFile {
  private InputFile() {}

  /**
   * Checks that a path is a file that can be read.
   *
   * @param file the path
   * @throws InputError if it is missing, a directory or unreadable
   */
  public static void requireReadable(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputError(file, "", "is a directory; must be a file");
    }
    if (!Files.exists(file)) {
      throw new InputError(file, "", "does not exist; must be a file");
    }
    if (!Files.isReadable(file)) {
      throw new InputError(file, "", "cannot be read; check its permissions");
    }
  }

  /**
   * Reads a text file.
   *
   * @param file the path
   * @param mostBytes largest size that is accepted
   * @return its contents
   * @throws InputError if it cannot be read, is larger or is not UTF-8
   */
  public static String text(Path file, long mostBytes) {
    return decoded(bytes(file, mostBytes), file);
  }

  /**
   * Reads a text file, unpacking it if its name ends in .gz.
   *
   * @param file the path
   * @param mostBytes largest size that is accepted, unpacked
   * @return its contents
   * @throws InputError if it cannot be read or unpacked, is larger or is not UTF-8
   */
  public static String unpackedText(Path file, int mostBytes) {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      requireAtMost(mostBytes, bytes.length, file);
      return decoded(bytes, file);
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be read: " + e.getMessage());
    }
  }

  private static String decoded(byte[] bytes, Path file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new InputError(file, "", "is not UTF-8 text; must be");
    }
  }

  /**
   * Reads a file.
   *
   * @param file the path
   * @param mostBytes largest size that is accepted
   * @return its contents
   * @throws InputError if it cannot be read or is larger
   */
  public static byte[] bytes(Path file, long mostBytes) {
    requireReadable(file);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) Math.min(mostBytes + 1, Integer.MAX_VALUE - 8));
      requireAtMost(mostBytes, bytes.length, file);
      return bytes;
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be read: " + e.getMessage());
    }
  }

  private static void requireAtMost(long mostBytes, int bytes, Path file) {
    if (bytes > mostBytes) {
      throw new InputError(file, "", "is larger than " + mostBytes + " bytes; at most that");
    }
  }

  /**
   * Opens a file, unpacking it if its name ends in .gz.
   *
   * @param file the path
   * @return a buffered stream
   * @throws InputError if it cannot be opened or is no gzip file
   */
  static InputStream open(Path file) {
    requireReadable(file);
    try {
      InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
      if (!file.toString().endsWith(".gz")) {
        return raw;
      }
      try {
        return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
      } catch (IOException e) {
        raw.close();
        throw new InputError(file, "", "is not a gzip file; must be, or not be named .gz");
      }
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be read: " + e.getMessage());
    }
  }
}
