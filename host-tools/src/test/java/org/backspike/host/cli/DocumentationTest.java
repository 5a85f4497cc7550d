package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the pages do what they show. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> PAGES =
      List.of(
          "docs/datapaths.md",
          "docs/energy.md",
          "docs/event-driven-chips.md",
          "docs/cycles.md",
          "docs/traces.md",
          "docs/surrogates-encoders-losses.md");
  private static final String PROMPT = "    bin/backspike ";

  @TempDir private static Path directory = Path.of("");

  static Stream<String> commands() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String page : PAGES) {
      lines.addAll(Files.readAllLines(ROOT.resolve(page)));
    }
    return lines.stream()
        .filter(line -> line.startsWith(PROMPT))
        .map(line -> line.substring(PROMPT.length()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandRuns(String command) throws IOException, InterruptedException {
    String[] words = command.split(" ");
    for (int w = 1; w < words.length; w++) {
      String path = words[w].substring(words[w].indexOf(':') + 1);
      if (Files.exists(ROOT.resolve(path))) {
        words[w] = words[w].replace(path, ROOT.resolve(path).toString());
      }
    }
    Command result = Command.run(directory, words);
    assertThat(result.status()).as("%s: %s", command, result.errors()).isZero();
  }

  @Test
  void everyExampleIsShown() throws IOException {
    List<String> commands = commands().toList();
    try (Stream<Path> files = Files.list(ROOT.resolve("docs/networks"))) {
      List<String> networks =
          files
              .map(file -> file.getFileName().toString())
              .filter(n -> n.endsWith(".json"))
              .toList();
      assertThat(networks).hasSize(13);
      for (String network : networks) {
        if (!network.equals("random-100352.json") && !network.startsWith("dense")) {
          assertThat(commands).anyMatch(command -> command.contains("docs/networks/" + network));
        }
      }
    }
  }
}
