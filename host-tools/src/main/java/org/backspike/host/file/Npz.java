package org.backspike.host.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Several arrays in one zip file, as numpy's savez writes them: {@code NAME.npy} each. */
public final class Npz {
  /** Most arrays in one file. */
  private static final int MOST_ENTRIES = 4096;

  /** Most bytes of all unpacked arrays: a small file can hold very many zeros. */
  private static final int MOST_BYTES = 1 << 30;

  private Npz() {}

  /**
   * Reads all arrays.
   *
   * @param file the path
   * @return arrays by name, without .npy
   * @throws InputError if it is no such file or too large
   */
  public static Map<String, Npy> read(Path file) {
    Map<String, Npy> arrays = new LinkedHashMap<>();
    int left = MOST_BYTES;
    try (InputStream raw = InputFile.open(file);
        ZipInputStream zip = new ZipInputStream(raw)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (arrays.size() == MOST_ENTRIES) {
          throw new InputError(file, "", "more than " + MOST_ENTRIES + " arrays; at most that");
        }
        byte[] bytes = zip.readNBytes(left);
        if (zip.read() >= 0) {
          throw new InputError(
              file, entry.getName(), "more than " + MOST_BYTES + " bytes unpacked; at most that");
        }
        left -= bytes.length;
        String name = entry.getName().replaceAll("\\.npy$", "");
        if (arrays.put(name, Npy.parse(bytes, file, entry.getName())) != null) {
          throw new InputError(file, entry.getName(), "is there twice; must be there once");
        }
      }
    } catch (IOException e) {
      throw new InputError(file, "", "cannot be unpacked: " + e.getMessage());
    }
    if (arrays.isEmpty()) {
      throw new InputError(file, "", "has no arrays; must be an .npz file");
    }
    return arrays;
  }

  /**
   * Writes arrays, stored, with fixed times, so that equal arrays give equal files.
   *
   * @param arrays files as {@link Npy} writes them, by name without .npy
   * @return the zip file
   * @throws IOException never, in memory
   */
  public static byte[] write(Map<String, byte[]> arrays) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(array.getValue());
        ZipEntry entry = new ZipEntry(array.getKey() + ".npy");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(array.getValue().length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(array.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
