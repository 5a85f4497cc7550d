package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.backspike.chip.presets.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file, the reader reads it or refuses it in one line. */
class DamagedFilesTest {
  private static final int DAMAGES = 300;

  @TempDir private Path directory = Path.of("");

  private void readsOrRefuses(String name, byte[] whole, Consumer<Path> reader) throws IOException {
    Path file = directory.resolve(name);
    for (int seed = 0; seed < DAMAGES; seed++) {
      Files.write(file, damaged(whole, new SplittableRandom(seed)));
      int shown = seed;
      assertThatCode(
              () -> {
                try {
                  reader.accept(file);
                } catch (InputError e) {
                  // refused, as it should be
                }
              })
          .as("%s, seed %d", name, shown)
          .doesNotThrowAnyException();
    }
  }

  /** Cuts the file, or changes, doubles or removes a stretch of it. */
  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    int from = random.nextInt(whole.length);
    int to = Math.min(whole.length, from + 1 + random.nextInt(8));
    byte[] changed = new byte[to - from];
    random.nextBytes(changed);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(whole, from);
      case 1 -> joined(whole, to, changed, from);
      case 2 -> joined(whole, from, new byte[0], to);
      default -> joined(whole, from, changed, to);
    };
  }

  /** The file up to a place, something else, the file from a place. */
  private static byte[] joined(byte[] whole, int end, byte[] between, int begin) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(whole, 0, end);
    out.writeBytes(between);
    out.write(whole, begin, whole.length - begin);
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void arrays() throws IOException {
    byte[] array = Npy.ofFloats(new float[] {1, 2, 3, 4}, 2, 2);
    readsOrRefuses("x.npy", array, file -> Npy.read(file, 100));
    readsOrRefuses("x.npz", Npz.write(Map.of("a", array)), Npz::read);
  }

  @Test
  void images() throws IOException {
    byte[] idx = {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6};
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(idx);
    }
    readsOrRefuses("idx", idx, Idx::read);
    readsOrRefuses("idx.gz", packed.toByteArray(), Idx::read);
  }

  @Test
  void networks() throws IOException {
    readsOrRefuses(
        "x.json",
        bytes(
            """
            {"format": "backspike-network/1", "datapath": "backspike", "populations": [
            {"name": "in", "kind": "input", "size": 2},
            {"name": "out", "kind": "lif", "size": 1, "params": {"dv": 128, "vth": [7]}}],
            "projections": [{"from": "in", "to": "out", "weights": [[1, 2]]}, {"from": "out",
            "to": "out", "sparse": {"source": [0], "target": [0], "weight": [9]}}],
            "readout": {"population": "out", "measure": "count", "window": [1, 5]}}
            """),
        IntegerNetworkFile::read);
  }

  @Test
  void chips() throws IOException {
    readsOrRefuses(
        "x.yaml",
        bytes(Presets.chip("backspike-28nm").orElseThrow()),
        file -> ChipFile.read(file.toString(), List.of()));
  }

  @Test
  void spikes() throws IOException {
    readsOrRefuses(
        "x.csv", bytes("step,population,index,value\n0,in,3,1\n2,\"a,b\",0,7\n"), SpikeFile::read);
  }
}
