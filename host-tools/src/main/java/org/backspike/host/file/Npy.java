package org.backspike.host.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array in the format of numpy, version 1.0 or 2.0: little-endian or single bytes, C order. All
 * types are read as doubles, which hold them exactly up to 53 bits.
 *
 * <p>Source: numpy.lib.format, the NPY format specification.
 */
public final class Npy {
  /** Most elements of one array. */
  public static final long MOST_ELEMENTS = 1L << 27;

  private static final int LARGEST_HEADER = 1 << 16;

  /** Larger integers have no double of their own. */
  private static final double LARGEST_EXACT = 0x1p53;

  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([^']*)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

  private final int[] shape;
  private final String type;
  private final double[] values;

  private Npy(int[] shape, String type, double[] values) {
    this.shape = shape;
    this.type = type;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @param file the path
   * @param mostElements elements it may have
   * @return the array
   * @throws InputError if it is no such file, truncated, too large or of another type
   */
  public static Npy read(Path file, long mostElements) {
    return parse(InputFile.bytes(file, LARGEST_HEADER + 8 * mostElements), file, "");
  }

  /**
   * Parses a file in memory.
   *
   * @param bytes the whole file
   * @param file what messages name
   * @param where place inside that file, or empty
   * @return the array
   * @throws InputError if it is no such file, truncated, too large or of another type
   */
  public static Npy parse(byte[] bytes, Path file, String where) {
    if (bytes.length < 10
        || (bytes[0] & 255) != 0x93
        || !new String(bytes, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")) {
      throw new InputError(file, where, "has no numpy header; must be an .npy array");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int version = bytes[6];
    if (version != 1 && version != 2) {
      throw new InputError(file, where, "npy version " + version + "; must be 1 or 2");
    }
    long length = version == 1 ? buffer.getShort(8) & 0xFFFF : buffer.getInt(8) & 0xFFFF_FFFFL;
    int begin = version == 1 ? 10 : 12;
    if (length > LARGEST_HEADER || begin + length > bytes.length) {
      throw new InputError(
          file,
          where,
          "a header of "
              + length
              + " bytes; must lie in the file and have at most "
              + LARGEST_HEADER);
    }
    String header = new String(bytes, begin, (int) length, StandardCharsets.ISO_8859_1);
    requireNothingElse(header, file, where);
    String type = field(DESCR, header, "descr", file, where);
    if (field(ORDER, header, "fortran_order", file, where).equals("True")) {
      throw new InputError(
          file, where, "is in Fortran order; must be in C order, see numpy.ascontiguousarray");
    }
    int[] shape = shape(field(SHAPE, header, "shape", file, where), file, where);
    long elements = 1;
    for (int size : shape) {
      elements *= size;
      if (elements > MOST_ELEMENTS) {
        throw new InputError(
            file,
            where,
            "shape " + Arrays.toString(shape) + "; at most " + MOST_ELEMENTS + " elements");
      }
    }
    int width = width(type, file, where);
    long available = bytes.length - begin - length;
    if (available != elements * width) {
      throw new InputError(
          file,
          where,
          available
              + " bytes of data; shape "
              + Arrays.toString(shape)
              + " of "
              + type
              + " needs "
              + elements * width);
    }
    double[] values = new double[(int) elements];
    buffer.position(begin + (int) length);
    for (int i = 0; i < values.length; i++) {
      values[i] = next(buffer, type);
      if (type.equals("<i8") && Math.abs(values[i]) > LARGEST_EXACT) {
        throw new InputError(
            file, where, "element " + i + " is " + values[i] + "; at most 2^53 in magnitude");
      }
    }
    return new Npy(shape, type, values);
  }

  /** A structured type, an unknown key: what is left beside the three fields would be ignored. */
  private static void requireNothingElse(String header, Path file, String where) {
    String rest = header;
    for (Pattern pattern : new Pattern[] {DESCR, ORDER, SHAPE}) {
      rest = pattern.matcher(rest).replaceFirst("");
    }
    if (!rest.matches("\\{[,\\s]*\\}\\s*")) {
      throw new InputError(
          file,
          where,
          "header "
              + header.strip()
              + "; must have a plain descr, fortran_order, a shape, and nothing else");
    }
  }

  private static String field(
      Pattern pattern, String header, String name, Path file, String where) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new InputError(file, where, "the header has no " + name + "; must have it");
    }
    return matcher.group(1);
  }

  private static int[] shape(String text, Path file, String where) {
    String[] parts = text.isBlank() ? new String[0] : text.split(",");
    int[] shape = new int[parts.length];
    int count = 0;
    for (String part : parts) {
      if (!part.isBlank()) {
        try {
          shape[count++] = Integer.parseInt(part.trim());
        } catch (NumberFormatException e) {
          throw new InputError(file, where, "shape (" + text + "); sizes must be below 2^31");
        }
      }
    }
    return Arrays.copyOf(shape, count);
  }

  private static int width(String type, Path file, String where) {
    return switch (type) {
      case "|u1", "|i1", "|b1" -> 1;
      case "<i2", "<u2" -> 2;
      case "<i4", "<u4", "<f4" -> 4;
      case "<i8", "<f8" -> 8;
      default ->
          throw new InputError(
              file,
              where,
              "type " + type + "; must be |u1, |i1, |b1, <i2, <u2, <i4, <u4, <i8, <f4 or <f8");
    };
  }

  private static double next(ByteBuffer buffer, String type) {
    return switch (type) {
      case "|u1", "|b1" -> buffer.get() & 255;
      case "|i1" -> buffer.get();
      case "<i2" -> buffer.getShort();
      case "<u2" -> buffer.getShort() & 0xFFFF;
      case "<i4" -> buffer.getInt();
      case "<u4" -> buffer.getInt() & 0xFFFF_FFFFL;
      case "<i8" -> (double) buffer.getLong();
      case "<f4" -> buffer.getFloat();
      case "<f8" -> buffer.getDouble();
      default -> throw new IllegalStateException("unreachable: the width was known");
    };
  }

  /**
   * Writes an array of floats.
   *
   * @param values the elements
   * @param shape sizes whose product is their number
   * @return a file of version 1.0, type {@code <f4}
   */
  public static byte[] ofFloats(float[] values, int... shape) {
    ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      data.putFloat(value);
    }
    return file("<f4", shape, data.array());
  }

  /**
   * Writes an array of signed bytes.
   *
   * @param values the elements
   * @param shape sizes whose product is their number
   * @return a file of version 1.0, type {@code |i1}
   */
  public static byte[] ofBytes(byte[] values, int... shape) {
    return file("|i1", shape, values);
  }

  /**
   * Writes an array of integers in the smallest type that holds them all.
   *
   * @param values the elements
   * @param shape sizes whose product is their number
   * @return a file of version 1.0, type {@code |i1}, {@code <i2} or {@code <i4}
   */
  public static byte[] ofInts(int[] values, int... shape) {
    int bytes = 1;
    for (int value : values) {
      bytes = Math.max(bytes, value == (byte) value ? 1 : value == (short) value ? 2 : 4);
    }
    ByteBuffer data =
        ByteBuffer.allocate(Math.multiplyExact(bytes, values.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      for (int b = 0; b < bytes; b++) {
        data.put((byte) (value >> (Byte.SIZE * b)));
      }
    }
    return file((bytes == 1 ? "|i" : "<i") + bytes, shape, data.array());
  }

  private static byte[] file(String type, int[] shape, byte[] data) {
    StringBuilder sizes = new StringBuilder();
    for (int size : shape) {
      sizes.append(size).append(shape.length == 1 ? "," : ", ");
    }
    String text =
        String.format(
            Locale.ROOT,
            "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }",
            type,
            sizes.toString().replaceAll(", $", ""));
    int padded = (10 + text.length() + 1 + 63) / 64 * 64 - 10;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x93);
    out.writeBytes("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    out.write(1);
    out.write(0);
    out.write(padded & 255);
    out.write(padded >> 8);
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    for (int i = text.length(); i < padded - 1; i++) {
      out.write(' ');
    }
    out.write('\n');
    out.writeBytes(data);
    return out.toByteArray();
  }

  /**
   * Sizes of the dimensions.
   *
   * @return a copy; empty for a scalar
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The type as numpy writes it.
   *
   * @return such as {@code <f4}
   */
  public String type() {
    return type;
  }

  /**
   * The elements.
   *
   * @return the live array in C order
   */
  public double[] values() {
    return values;
  }

  /**
   * The elements as floats.
   *
   * @param file what messages name
   * @param where place inside that file
   * @param expected the shape it must have
   * @return a new array
   * @throws InputError if the shape differs or an element is not finite
   */
  public float[] floats(Path file, String where, int... expected) {
    if (!Arrays.equals(shape, expected)) {
      throw new InputError(
          file,
          where,
          "shape " + Arrays.toString(shape) + "; must be " + Arrays.toString(expected));
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new InputError(file, where, "element " + i + " is " + values[i] + "; must be finite");
      }
      floats[i] = (float) values[i];
      if (Float.isInfinite(floats[i])) {
        throw new InputError(
            file, where, "element " + i + " is " + values[i] + "; must be in the range of a float");
      }
    }
    return floats;
  }
}
