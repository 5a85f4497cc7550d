package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference gives what the definition works out by hand, and the frozen files are its. */
class BackspikeReferenceTest {
  private static BackspikeReference trace(String id) {
    BackspikeVectors.Case one = cases().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    return BackspikeReference.run(one.neurons(), one.projections(), one.input());
  }

  private static Stream<BackspikeVectors.Case> cases() {
    return BackspikeVectors.cases().stream();
  }

  @Test
  void firesAbove4000AndNotAt4032() {
    BackspikeReference zero = trace("worked_zero");
    assertThat(zero.u[1]).containsExactly(4032, 4032);
    assertThat(zero.v[1]).containsExactly(0, 4032);
    assertThat(zero.s[1]).containsExactly(1, 0);
    assertThat(trace("worked_subtract").v[1]).containsExactly(32, 4032);
  }

  @Test
  void doesNotDependOnTheOrderOfEvents() {
    BackspikeReference trace = trace("worked_order");
    assertThat(trace.u[1]).containsExactly(8388544, 8388544, 8388607, -8388544, -8388544, -8388607);
    assertThat(trace.saturated).containsExactly(0, 2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void frozenFileIsWhatTheReferenceComputes(BackspikeVectors.Case one) throws IOException {
    Path file = BackspikeVectors.FOLDER.resolve(one.id() + ".json");
    assertThat(Files.readString(file)).isEqualTo(one.json());
  }

  @Test
  void noFileIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(BackspikeVectors.FOLDER)) {
      assertThat(files).hasSize(BackspikeVectors.cases().size());
    }
  }
}
