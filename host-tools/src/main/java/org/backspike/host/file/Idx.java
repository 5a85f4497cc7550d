package org.backspike.host.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * An IDX file of unsigned bytes: two zero bytes, type 8, number of dimensions, sizes as big-endian
 * 32-bit numbers, data in row-major order. Source: LeCun, Cortes and Burges, the MNIST database.
 */
public final class Idx {
  private static final int UNSIGNED_BYTE = 8;

  /** Samples, channels, rows, columns. */
  private static final int MOST_DIMENSIONS = 4;

  /** Most bytes of data: ten times the training images of MNIST. */
  private static final long MOST_BYTES = 600_000_000L;

  private final int[] sizes;
  private final byte[] data;

  private Idx(int[] sizes, byte[] data) {
    this.sizes = sizes;
    this.data = data;
  }

  /**
   * Reads a file, packed with gzip if its name ends in .gz.
   *
   * @param file the path
   * @return its contents
   * @throws InputError if it is no such file, truncated, too long or too large
   */
  public static Idx read(Path file) {
    try (InputStream in = InputFile.open(file)) {
      byte[] header = in.readNBytes(4);
      if (header.length < 4) {
        throw new InputError(file, "byte 0", "ends in the header; must be an IDX file");
      }
      if (header[0] != 0 || header[1] != 0 || header[2] != UNSIGNED_BYTE) {
        throw new InputError(
            file,
            "byte 0",
            String.format(
                Locale.ROOT,
                "magic %02x%02x%02x; must be 000008, an IDX file of unsigned bytes",
                header[0],
                header[1],
                header[2]));
      }
      int dimensions = header[3];
      if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
        throw new InputError(
            file, "byte 3", (header[3] & 255) + " dimensions; must be 1 to " + MOST_DIMENSIONS);
      }
      int[] sizes = new int[dimensions];
      long total = 1;
      for (int d = 0; d < dimensions; d++) {
        byte[] size = in.readNBytes(4);
        if (size.length < 4) {
          throw new InputError(
              file,
              "byte " + (4 + 4 * d),
              "ends in the header; must have " + dimensions + " sizes");
        }
        sizes[d] =
            (size[0] & 255) << 24 | (size[1] & 255) << 16 | (size[2] & 255) << 8 | (size[3] & 255);
        if (sizes[d] < 1 || total * sizes[d] > MOST_BYTES) {
          throw new InputError(
              file,
              "byte " + (4 + 4 * d),
              "size "
                  + Integer.toUnsignedString(sizes[d])
                  + " of dimension "
                  + d
                  + "; must be at least 1, and at most "
                  + MOST_BYTES
                  + " bytes of data in all");
        }
        total *= sizes[d];
      }
      byte[] data = in.readNBytes((int) total);
      if (data.length < total) {
        throw new InputError(
            file,
            "byte " + (4 + 4L * dimensions + data.length),
            "ends after " + data.length + " bytes of data; must have " + total);
      }
      if (in.read() >= 0) {
        throw new InputError(
            file,
            "byte " + (4 + 4L * dimensions + total),
            "goes on after the data; must end after " + total + " bytes of data");
      }
      return new Idx(sizes, data);
    } catch (EOFException e) {
      throw new InputError(file, "", "the gzip stream is truncated; must be complete");
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be unpacked: " + e.getMessage());
    }
  }

  /**
   * Sizes of the dimensions.
   *
   * @return a copy, the slowest first
   */
  public int[] sizes() {
    return sizes.clone();
  }

  /**
   * The data.
   *
   * @return a copy, unsigned
   */
  public byte[] data() {
    return Arrays.copyOf(data, data.length);
  }

  byte[] live() {
    return data;
  }
}
