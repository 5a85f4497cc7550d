package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state that other tools, or our own reference, computed comes out again bit for bit. */
class ReplayTest {
  static final Path VECTORS = Path.of("src/test/resources/vectors");

  /** With scalar kernels, and with those of this JVM: vector kernels where the machine has any. */
  @ParameterizedTest
  @CsvSource({
    "lava, 72",
    "nengo_loihi, 18",
    "brian2_loihi, 15",
    "cells, 230",
    "backspike, 12",
    "rtl, 6",
  })
  void everyCaseAgrees(String folder, int cases) throws ReflectiveOperationException {
    agrees(folder, cases, ReplayLoader.replay(Map.of(), "off"));
    agrees(folder, cases, new ReferenceReplay());
  }

  private static void agrees(
      String folder, int cases, Function<Path, Stream<Optional<String>>> replay) {
    List<Optional<String>> outcomes = replay.apply(VECTORS.resolve(folder)).toList();
    assertThat(outcomes.stream().flatMap(Optional::stream)).isEmpty();
    assertThat(outcomes).hasSize(cases);
  }
}
