package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.backspike.chip.kernel.Kernels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The vectors are good enough when no wrong rule passes them: each is planted in the product's own
 * source, and a replay must then differ. That none differs without them is what {@link ReplayTest}
 * holds.
 */
class MutationTest {
  private static final Path TABLE = Path.of("src/test/resources/mutations.yaml");
  private static final MemoryCompiler COMPILER = new MemoryCompiler();

  @AfterAll
  static void close() throws IOException {
    COMPILER.close();
  }

  @SuppressWarnings("unchecked") // checked entry by entry
  private static Stream<Mutant> mutants() throws IOException {
    Object table = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(TABLE));
    return ((List<Map<String, Object>>) table).stream().map(Mutant::of);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mutants")
  void isFound(Mutant mutant) throws IOException, ReflectiveOperationException {
    if (mutant.simd().equals("on")) {
      assumeTrue(
          Kernels.describe().startsWith("vector")
              || "on".equals(System.getProperty("backspike.simd")),
          "needs vector kernels");
    }
    var replay = ReplayLoader.replay(mutant.plant(COMPILER), mutant.simd());
    assertThat(
            mutant.vectors().stream()
                .map(ReplayTest.VECTORS::resolve)
                .flatMap(replay)
                .anyMatch(Optional::isPresent))
        .as("a case of %s differs with: %s", mutant.vectors(), mutant)
        .isTrue();
  }

  @Test
  void everyWrongRuleIsThere() throws IOException {
    List<String> numbers = new ArrayList<>();
    Map.ofEntries(
            Map.entry("L", 21),
            Map.entry("C", 1),
            Map.entry("R", 3),
            Map.entry("D", 3),
            Map.entry("S", 5),
            Map.entry("N", 11),
            Map.entry("B", 7),
            Map.entry("T", 7),
            Map.entry("O", 4),
            Map.entry("K", 9),
            Map.entry("X", 10),
            Map.entry("W", 8),
            Map.entry("E", 17))
        .forEach((letter, count) -> {
          for (int i = 1; i <= count; i++) {
            numbers.add(letter + i);
          }
        });
    assertThat(numbers).hasSize(106);
    assertThat(mutants().map(Mutant::number).distinct())
        .containsExactlyInAnyOrderElementsOf(numbers);
    assertThat(mutants().map(Mutant::id)).doesNotHaveDuplicates();
  }
}
