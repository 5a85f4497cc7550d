package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.backspike.host.check.SharedVectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code backspike check} on copies of a trained network of which something was changed. */
class CheckTrainedNetworkTest {
  /** Predictions that are kept of 10,000. */
  private static final int PREDICTIONS = 100;

  @TempDir private Path directory = Path.of("");

  private Path original = Path.of("");

  @BeforeEach
  void findTheNetwork() {
    original = SharedVectors.folder("vectors/mnist_netx");
  }

  private Command check(String... more) throws IOException, InterruptedException {
    return Command.run(
        directory,
        Stream.concat(Stream.of("check", "--quiet", "net"), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aChangedWeightIsADifferenceInTheChecksum() throws IOException, InterruptedException {
    copy();
    zipped("weights1.csv.gz", text -> text.replaceFirst("^-?\\d+", "120"));
    assertDiffers(": steps: step \\d+, population layer1, index 0, variable u checksum: ");
  }

  @Test
  void aSpikeThatIsMissingIsADifference() throws IOException, InterruptedException {
    copy();
    zipped("spikes2.csv.gz", text -> text.substring(0, text.strip().lastIndexOf('\n') + 1));
    assertDiffers(
        ": steps: step \\d+, population layer2, index \\d, variable s: expected 0, got 1");
  }

  @Test
  void anInputThatIsMissingIsADifference() throws IOException, InterruptedException {
    copy();
    zipped("input.csv.gz", text -> text.replaceFirst("\n\\d+,\\d+\n", "\n"));
    assertDiffers(": steps: step 2, population layer0, index \\d+, variable s: expected 1, got 0");
  }

  @Test
  void aChangedChecksumIsADifference() throws IOException, InterruptedException {
    copy();
    Path meta = directory.resolve("net/meta.json");
    Files.writeString(
        meta,
        Files.readString(meta)
            .replaceFirst("\"v2_checksum\": ?\\[(\\s*-?\\d+)", "\"v2_checksum\": [1$1"));
    assertDiffers(
        ": steps: step 0, population layer2, index 0, variable v checksum: expected 10, got 0");
  }

  @Test
  void aChangedPredictionIsADifference() throws IOException, InterruptedException {
    copy();
    Files.createDirectory(directory.resolve("data"));
    Path images =
        Files.createSymbolicLink(
            directory.resolve("data/mnist"), SharedVectors.folder("data/mnist"));
    Path predictions = directory.resolve("net/predictions_10000.csv");
    List<String> answers = Files.readAllLines(predictions);
    String right = answers.set(42, answers.get(42).equals("9") ? "8" : "9");
    Files.write(predictions, answers);
    assertDiffers(
        ": predictions: step 42, population layer2, index 0, variable prediction: expected "
            + answers.get(42)
            + ", got "
            + right);
    Files.delete(images);
  }

  @Test
  void predictionsNeedTheImages() throws IOException, InterruptedException {
    copy();
    assertThat(check().status()).isZero();
    Command all = check("--require-all");
    assertThat(all.status()).isEqualTo(1);
    assertThat(all.out().lines())
        .contains("skipped net: predictions: no data/mnist with the test images near net")
        .endsWith("1 cases, 0 differences, 1 skipped");
  }

  @Test
  void refusesAnArchiveThatIsNone() throws IOException, InterruptedException {
    copy();
    Files.writeString(directory.resolve("net/weights2.csv.gz"), "no gzip");
    Command command = check();
    assertThat(command.status()).isEqualTo(2);
    assertThat(command.errors()).hasSize(1);
    assertThat(command.errors().getFirst()).contains("net/weights2.csv.gz: ");
  }

  private void assertDiffers(String said) throws IOException, InterruptedException {
    Command command = check();
    assertThat(command.status()).isEqualTo(1);
    assertThat(command.out().lines().filter(line -> line.startsWith("DIFFERS")).toList())
        .singleElement()
        .satisfies(line -> assertThat(line).matches("DIFFERS net" + said + ".*"));
  }

  private void copy() throws IOException {
    Path net = Files.createDirectory(directory.resolve("net"));
    try (Stream<Path> files = Files.list(original)) {
      for (Path file : files.toList()) {
        Files.write(net.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    Path predictions = net.resolve("predictions_10000.csv");
    Files.write(predictions, Files.readAllLines(predictions).subList(0, PREDICTIONS));
  }

  private void zipped(String name, UnaryOperator<String> change) throws IOException {
    Path file = directory.resolve("net").resolve(name);
    byte[] packed = Files.readAllBytes(file);
    String text;
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    String changed = change.apply(text);
    assertThat(changed).isNotEqualTo(text);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(changed.getBytes(StandardCharsets.US_ASCII));
    }
    Files.write(file, bytes.toByteArray());
  }
}
