package org.backspike.host.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file that is written from its beginning to its end under a temporary name, and gets its own
 * when it is complete. {@link #close} without {@link #complete} leaves nothing behind.
 */
final class TraceFile implements AutoCloseable {
  private final Path file;
  private final Path temporary;
  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 16];
  private int filled;
  private long flushed;

  TraceFile(Path file) {
    this.file = file;
    this.temporary =
        file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".partial");
    try {
      this.out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void put(int octet) {
    if (filled == buffer.length) {
      flush();
    }
    buffer[filled++] = (byte) octet;
  }

  void put(byte[] octets, int count) {
    if (count > buffer.length - filled) {
      flush();
    }
    if (count > buffer.length) {
      write(octets, count);
    } else {
      System.arraycopy(octets, 0, buffer, filled, count);
      filled += count;
    }
  }

  void put(byte[] octets) {
    put(octets, octets.length);
  }

  /** Decimal digits. */
  void putNumber(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    if (digits > buffer.length - filled) {
      flush();
    }
    long rest = number;
    for (int place = filled + digits - 1; place >= filled; place--) {
      buffer[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    filled += digits;
  }

  /** Rare text: headers, times. What is written often is kept as bytes. */
  void put(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  private void flush() {
    write(buffer, filled);
    filled = 0;
  }

  private void write(byte[] octets, int count) {
    try {
      out.write(octets, 0, count);
      flushed += count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Bytes so far. */
  long size() {
    return flushed + filled;
  }

  /** Gives the file its name; what had it before is replaced. */
  void complete() throws IOException {
    flush();
    out.close();
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(temporary);
  }
}
