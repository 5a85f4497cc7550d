package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.backspike.host.file.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the RTL of ReckOn did comes out again, cycle by cycle. */
class ReckonCaseTest {
  @TempDir private Path directory = Path.of("");

  private static ReferenceCase named(Path folder) {
    List<ReferenceCase> cases = ReferenceFiles.cases(folder).orElseThrow();
    assertThat(cases).hasSize(1);
    return cases.getFirst();
  }

  @Test
  void everySampleAndStepAgrees() {
    SharedVectors.folder("data/reckon-cueacc");
    List<Path> folders = ReferenceFiles.under(SharedVectors.folder("vectors/rtl/reckon"));
    assertThat(folders)
        .extracting(folder -> folder.getFileName().toString())
        .containsExactly("first-ten", "two-samples");
    for (Path folder : folders) {
      assertThat(named(folder).replay()).isEmpty();
    }
  }

  @Test
  void aReplayCanBeRepeated() {
    SharedVectors.folder("data/reckon-cueacc");
    ReferenceCase run = named(SharedVectors.folder("vectors/rtl/reckon/two-samples"));
    assertThat(((ClockedCase) run).cycles()).isEqualTo(2_929_146);
    assertThat(run.replay()).isEmpty();
    assertThat(run.replay()).isEmpty();
  }

  @Test
  void tellsTheFirstStepThatDiffers() throws IOException {
    Path copy = copy("two-samples");
    SharedVectors.folder("data/reckon-cueacc");
    change(copy.resolve("ticks.csv"), "0,0,0,3,421,0,0,1a9ef5aa99340087", "0,0,0,3,422,0,0,0");
    assertThatThrownBy(() -> named(copy))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("row 4: digest \"0\"; must be 16 hexadecimal digits");
    change(copy.resolve("ticks.csv"), "0,0,0,3,422,0,0,0", "0,0,0,3,421,0,0,1a9ef5aa99340086");
    Difference first = differenceWithData(copy);
    assertThat(first.describe())
        .isEqualTo(
            "epoch 0, train sample 0, step 3, cycle 421, signal digest:"
                + " expected 1a9ef5aa99340086, got 1a9ef5aa99340087");
    assertThat(first.entry("x")).containsEntry("cycle", 421L).containsEntry("step", 3);
  }

  @Test
  void tellsTheFirstFigureThatDiffers() throws IOException {
    SharedVectors.folder("data/reckon-cueacc");
    Path copy = copy("first-ten");
    change(copy.resolve("samples.csv"), "4,322", "4,323");
    assertThat(differenceWithData(copy).describe())
        .isEqualTo(
            "epoch 0, train sample 1, step 2250, cycle 1715463, signal weight_writes:"
                + " expected 323, got 322");
  }

  @Test
  void isSkippedWithoutItsSamples() throws IOException {
    Path copy = copy("first-ten");
    assertThat(named(copy).obstacle())
        .get(STRING)
        .startsWith("needs the samples of ReckOn's cue accumulation in ")
        .endsWith("set BACKSPIKE_RECKON_DATA if they lie elsewhere");
  }

  @Test
  void refusesARegisterThatIsNotModelled() throws IOException {
    Path copy = copy("first-ten");
    change(
        copy.resolveSibling("config.json"),
        "\"address\": 25,\n   \"value\": 0",
        "\"address\": 25,\n   \"value\": 1");
    assertThatThrownBy(() -> named(copy))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("config.json: register REGRESSION is 1; must be 0");
  }

  /** The run in a place of its own, five levels deep so that it finds no data. */
  private Path copy(String run) throws IOException {
    Path original = SharedVectors.folder("vectors/rtl/reckon").resolve(run);
    Path copy = Files.createDirectories(directory.resolve("vectors/rtl/reckon/" + run));
    for (String name : List.of("samples.csv", "digest.csv", "ticks.csv", "../config.json")) {
      if (Files.exists(original.resolve(name))) {
        Files.write(copy.resolve(name), Files.readAllBytes(original.resolve(name)));
      }
    }
    return copy;
  }

  private static void change(Path file, String old, String changed) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, changed));
  }

  private Difference differenceWithData(Path copy) throws IOException {
    Path data = directory.resolve("data/reckon-cueacc");
    if (!Files.exists(data)) {
      Files.createDirectories(data.getParent());
      Files.createSymbolicLink(data, SharedVectors.folder("data/reckon-cueacc"));
    }
    Optional<Difference> difference = named(copy).replay();
    return difference.orElseThrow();
  }
}
