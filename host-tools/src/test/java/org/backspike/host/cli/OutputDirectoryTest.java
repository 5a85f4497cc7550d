package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.backspike.host.file.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
  @TempDir private Path directory = Path.of("");

  private List<String> names(Path place) throws IOException {
    try (Stream<Path> entries = Files.list(place)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private void write(String name, boolean force, String... files) throws IOException {
    try (OutputDirectory output = OutputDirectory.open(directory.resolve(name), force)) {
      for (String file : files) {
        Files.writeString(output.path().resolve(file), file);
      }
      output.complete();
    }
  }

  @Test
  void appearsUnderItsNameWhenItIsComplete() throws IOException {
    Path place = directory.resolve("deep/out");
    try (OutputDirectory output = OutputDirectory.open(place, false)) {
      Files.writeString(output.path().resolve("a"), "a");
      assertThat(place).doesNotExist();
      output.complete();
    }
    assertThat(names(place)).containsExactly("a");
    assertThat(names(directory.resolve("deep"))).containsExactly("out");
  }

  @Test
  void leavesNothingWhenItIsGivenUp() throws IOException {
    try (OutputDirectory output = OutputDirectory.open(directory.resolve("out"), false)) {
      Files.createDirectory(output.path().resolve("inner"));
      Files.writeString(output.path().resolve("inner/a"), "a");
    }
    assertThat(names(directory)).isEmpty();
  }

  @Test
  void cannotBeCompletedAfterItWasGivenUp() throws IOException {
    OutputDirectory output = OutputDirectory.open(directory.resolve("out"), false);
    output.close();
    assertThatThrownBy(output::complete).isInstanceOf(IOException.class);
    assertThat(names(directory)).isEmpty();
  }

  @Test
  void cuttingOffRemovesWhatIsOpen() throws IOException {
    OutputDirectory output = OutputDirectory.open(directory.resolve("out"), false);
    Files.writeString(output.path().resolve("a"), "a");
    OutputDirectory.discardAll();
    assertThat(names(directory)).isEmpty();
    assertThatThrownBy(output::complete).isInstanceOf(IOException.class);
  }

  @Test
  void forceReplacesResultsAndNothingElse() throws IOException {
    write("out", false, "manifest.json", "old");
    assertThatThrownBy(() -> write("out", false, "new")).isInstanceOf(InputError.class);
    write("out", true, "manifest.json", "new");
    assertThat(names(directory.resolve("out"))).containsExactly("manifest.json", "new");
    assertThat(names(directory)).containsExactly("out");

    Path home = Files.createDirectory(directory.resolve("home"));
    Files.writeString(home.resolve("thesis.tex"), "three years");
    assertThatThrownBy(() -> write("home", true, "new"))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("has no manifest.json");
    assertThat(names(home)).containsExactly("thesis.tex");
  }

  @Test
  void anEmptyDirectoryMayBeThere() throws IOException {
    Files.createDirectory(directory.resolve("out"));
    write("out", false, "a");
    assertThat(names(directory.resolve("out"))).containsExactly("a");
  }
}
