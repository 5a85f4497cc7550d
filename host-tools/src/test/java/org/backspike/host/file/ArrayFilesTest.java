package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.backspike.snn.task.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays in the formats of numpy and of MNIST. */
class ArrayFilesTest {
  private static final Path NAMED = Path.of("x.npy");

  @TempDir private Path directory = Path.of("");

  private static byte[] npy(int version, String header, String hex) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    byte[] data = HexFormat.of().parseHex(hex);
    ByteBuffer file = ByteBuffer.allocate(12 + text.length + data.length);
    file.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.ISO_8859_1));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    file.put(text).put(data);
    return java.util.Arrays.copyOf(file.array(), file.position());
  }

  private static String header(String type, String shape) {
    return "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
  }

  @ParameterizedTest
  @CsvSource({
    "|u1, 0aff, 10, 255",
    "|i1, 0aff, 10, -1",
    "|b1, 0100, 1, 0",
    "<i2, 0a00feff, 10, -2",
    "<u2, 0a00feff, 10, 65534",
    "<i4, 0a000000feffffff, 10, -2",
    "<u4, 0a000000feffffff, 10, 4294967294",
    "<i8, 0a00000000000000feffffffffffffff, 10, -2",
    "<f4, 0000c03f000080ff, 1.5, -Infinity",
    "<f8, 000000000000f83f9a9999999999b9bf, 1.5, -0.1",
  })
  void readsEveryType(String type, String hex, double first, double second) {
    for (int version = 1; version <= 2; version++) {
      Npy array = Npy.parse(npy(version, header(type, "(2,)"), hex), NAMED, "");
      assertThat(array.values()).containsExactly(first, second);
      assertThat(array.shape()).containsExactly(2);
    }
  }

  @Test
  void readsScalarsAndEmptyArrays() {
    assertThat(Npy.parse(npy(1, header("|u1", "()"), "07"), NAMED, "").values()).containsExactly(7);
    assertThat(Npy.parse(npy(1, header("<f4", "(0, 3)"), ""), NAMED, "").shape())
        .containsExactly(0, 3);
  }

  @Test
  void writesWhatNumpyWrites() {
    // numpy.save of numpy.array([[1, -2]], dtype="int8")
    String header = "{'descr': '|i1', 'fortran_order': False, 'shape': (1, 2), }";
    String padded = header + " ".repeat(117 - header.length()) + "\n";
    assertThat(Npy.ofBytes(new byte[] {1, -2}, 1, 2)).isEqualTo(npy(1, padded, "01fe"));
    assertThat(Npy.parse(Npy.ofFloats(new float[] {1, 2, 3}, 3), NAMED, "").values())
        .containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'descr': '>f4', 'fortran_order': False, 'shape': (1,), } | type >f4; must be",
        "{'descr': '<c8', 'fortran_order': False, 'shape': (1,), } | type <c8; must be",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (1,), } | is in Fortran order; must be in C",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), } | 4 bytes of data; shape [2] of <f4",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), } | at most 134217728",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (9999999999,), } | sizes must be below 2^31",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), } | must have a plain descr",
        "{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (1,), } | must have a plain descr",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'x': 1} | and nothing else",
        "{'fortran_order': False, 'shape': (1,), } | the header has no descr; must have it",
      })
  void refusesAHeader(String header, String expected) {
    assertThatThrownBy(() -> Npy.parse(npy(1, header, "00000000"), NAMED, ""))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("x.npy: ")
        .hasMessageContaining(expected);
  }

  @Test
  void refusesNumbersThatWouldChangeSilently() {
    Npy tooLarge = Npy.parse(npy(1, header("<f8", "(1,)"), "9a64d8f5d33f4a48"), NAMED, "");
    assertThatThrownBy(() -> tooLarge.floats(NAMED, "w", 1))
        .hasMessageMatching("x.npy: w: element 0 is .*; must be in the range of a float");
    assertThatThrownBy(
            () -> Npy.parse(npy(1, header("<i8", "(1,)"), "0100000000000020"), NAMED, ""))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at most 2^53");
    Npy infinite = Npy.parse(npy(1, header("<f4", "(1,)"), "0000807f"), NAMED, "");
    assertThatThrownBy(() -> infinite.floats(NAMED, "", 1))
        .hasMessage("x.npy: element 0 is Infinity; must be finite");
  }

  private Path zip(int method, String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(method);
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Npy.ofFloats(new float[] {1, 2}, 2));
        zip.closeEntry();
      }
    }
    return Files.write(directory.resolve("x.npz"), out.toByteArray());
  }

  @Test
  void anNpzComesBackAsItWasAndIsTheSameEachTime() throws IOException {
    Map<String, byte[]> arrays = new LinkedHashMap<>();
    arrays.put("b", Npy.ofFloats(new float[] {1, 2}, 2));
    arrays.put("a", Npy.ofBytes(new byte[] {3}, 1));
    byte[] file = Npz.write(arrays);
    assertThat(Npz.write(arrays)).isEqualTo(file);
    Map<String, Npy> read = Npz.read(Files.write(directory.resolve("x.npz"), file));
    assertThat(read.keySet()).containsExactly("b", "a");
    assertThat(values(read, "a")).containsExactly(3);
    assertThat(values(Npz.read(zip(9, "packed.npy")), "packed")).containsExactly(1, 2);
  }

  private static double[] values(Map<String, Npy> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name)).values();
  }

  @Test
  void refusesAnNpzThatIsNone() throws IOException {
    Path twice = zip(0, "a.npy", "a");
    assertThatThrownBy(() -> Npz.read(twice))
        .hasMessageEndingWith("is there twice; must be there once");
    Path text = Files.writeString(directory.resolve("x.npz"), "no zip");
    assertThatThrownBy(() -> Npz.read(text))
        .hasMessageEndingWith("has no arrays; must be an .npz file");
  }

  @Test
  void refusesAnNpzThatUnpacksToMoreThanMemory() throws IOException {
    Path file = directory.resolve("x.npz");
    byte[] zeros = new byte[1 << 20];
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(9);
      zip.putNextEntry(new ZipEntry("x.npy"));
      zip.write(npy(1, header("<f4", "(268435456,)"), ""));
      zip.write(zeros);
      zip.closeEntry();
    }
    assertThatThrownBy(() -> Npz.read(file))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("at most 134217728 elements");
  }

  private static byte[] idx(byte[] data, int... sizes) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    file.put(new byte[] {0, 0, 8, (byte) sizes.length});
    for (int size : sizes) {
      file.putInt(size);
    }
    return file.put(data).array();
  }

  @Test
  void readsImagesFlatOrSquarePackedOrNot() throws IOException {
    byte[] pixels = {0, 51, (byte) 255, 1, 2, 3, 4, 5};
    byte[] labels = idx(new byte[] {7, 2}, 2);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(idx(pixels, 2, 2, 2));
    }
    Files.write(directory.resolve("train-images-idx3-ubyte.gz"), packed.toByteArray());
    Files.write(directory.resolve("train-labels-idx1-ubyte"), labels);
    Files.write(directory.resolve("t10k-images-idx3-ubyte"), idx(pixels, 2, 4));
    Files.write(directory.resolve("t10k-labels-idx1-ubyte"), labels);
    ImageDirectory images = new ImageDirectory(directory);
    for (Dataset data : new Dataset[] {images.train(), images.test()}) {
      assertThat(data.size()).isEqualTo(2);
      assertThat(data.features()).isEqualTo(4);
      assertThat(data.classes()).isEqualTo(8);
      assertThat(data.label(0)).isEqualTo(7);
      assertThat(data.features(0)).containsExactly(0, 51 / 255f, 1, 1 / 255f);
    }
  }

  @Test
  void refusesImagesOfOneDimension() throws IOException {
    Files.write(directory.resolve("train-images-idx3-ubyte"), idx(new byte[2], 2));
    Files.write(directory.resolve("train-labels-idx1-ubyte"), idx(new byte[2], 2));
    assertThatThrownBy(() -> new ImageDirectory(directory).train())
        .hasMessageEndingWith("byte 3: 1 dimensions; must be 2 or 3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "00000800                 | byte 3: 0 dimensions; must be 1 to 4",
        "000008ff                 | byte 3: 255 dimensions; must be 1 to 4",
        "0000080200000001         | byte 8: ends in the header; must have 2 sizes",
        "0000080100000000         | byte 4: size 0 of dimension 0; must be at least 1",
        "00000801ffffffff         | byte 4: size 4294967295 of dimension 0; must be",
        "0000080400010000000100000001000000010000 | byte 8: size 65536 of dimension 1; must be",
        "000008010000000100ff     | byte 9: goes on after the data; must end after 1 bytes",
        "00                       | byte 0: ends in the header; must be an IDX file",
      })
  void refusesAnIdx(String hex, String expected) throws IOException {
    Path file = Files.write(directory.resolve("idx"), HexFormat.of().parseHex(hex));
    assertThatThrownBy(() -> Idx.read(file))
        .isInstanceOf(InputError.class)
        .hasMessageContaining(expected);
  }
}
