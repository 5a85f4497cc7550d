package org.backspike.host.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentTest {
  private static final Path NAMED = Path.of("x.yaml");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: 2\\na: 3 | line 3, column 1: is not YAML: found duplicate key a",
        "a: [1, 2           | is not YAML: expected ',' or ']'",
        "a: &x [*x]         | line 1, column 8: *x lies inside itself",
        "&x\\na: *x         | line 2, column 4: *x lies inside itself",
        "a: 1\\n---\\nb: 2  | is not YAML: but found another document",
        "null               | is empty; must be a YAML document",
        "a: !!java.io.File x | is not YAML: could not determine a constructor",
        "? [1, 2]\\n: 3     | is not YAML:",
      })
  void refusesYaml(String text, String expected) {
    assertThatThrownBy(() -> Document.yaml(text.replace("\\n", "\n"), NAMED))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith("x.yaml: ")
        .hasMessageContaining(expected);
  }

  @Test
  void refusesNestingThatWouldOverflowTheStack() {
    assertThat(Document.yaml("[".repeat(64) + "]".repeat(64), NAMED).isArray()).isTrue();
    assertThatThrownBy(() -> Document.yaml("[".repeat(65) + "]".repeat(65), NAMED))
        .hasMessage("x.yaml: line 1, column 65: nested deeper than 64; at most that");
    assertThatThrownBy(() -> Document.yaml("[".repeat(1_000_000), NAMED))
        .isInstanceOf(InputError.class);
    assertThatThrownBy(() -> Document.yaml("a: ".repeat(1_000_000), NAMED))
        .isInstanceOf(InputError.class);
  }

  @Test
  void refusesAliasesThatGrowWithoutBound() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThatThrownBy(() -> Document.yaml(text.toString(), NAMED))
        .isInstanceOf(InputError.class)
        .hasMessageContaining("aliases");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"a\": 2} | line 1, column 13: is not JSON: Duplicate Object property \"a\"",
        "{\"a\": NaN}         | line 1, column 10: is not JSON: Non-standard token 'NaN'",
        "{\"a\": 1} x         | is not JSON: Unrecognized token 'x'",
        "{\"a\":              | is not JSON: Unexpected end-of-input",
        "' '                  | is empty; must be a JSON document",
      })
  void refusesJson(String text, String expected, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), text);
    assertThatThrownBy(() -> Document.json(file))
        .isInstanceOf(InputError.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(expected)
        .message()
        .doesNotContain("`");
  }

  @Test
  void saysEverythingInOneLineThatATerminalSurvives() {
    assertThat(new InputError(NAMED, "a\nb", "is \u001b[2J\tred; must be plain"))
        .hasMessage("x.yaml: a b: is [2J red; must be plain");
    assertThat(new InputError("x".repeat(1_000_000)).getMessage()).hasSize(1003);
  }

  @ParameterizedTest
  @CsvSource({
    "cores, core",
    "widht, width",
    "Mesh, mesh",
    "colour, ''",
    "x, ''",
    "neurones, neurons"
  })
  void guessesTheWordThatWasMeant(String wrong, String meant) {
    assertThat(
            Spelling.nearest(wrong, java.util.List.of("core", "mesh", "width", "height", "neurons"))
                .orElse(""))
        .isEqualTo(meant);
  }
}
