package org.backspike.host.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.backspike.host.check.ClockedCase;
import org.backspike.host.check.Difference;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  /** A case that takes no time. */
  private record Instant(String chip, String name, long cycles) implements ClockedCase {
    @Override
    public Optional<Difference> replay() {
      return Optional.empty();
    }
  }

  @Test
  void cyclesAddUpPerChipWhateverCasesAreCalled() {
    Repetitions repetitions = new Repetitions(2);
    repetitions.replay(Path.of("a"), new Instant("reckon", "first-ten", 10));
    repetitions.replay(Path.of("b"), new Instant("odin", "odin/queue", 5));
    repetitions.replay(Path.of("c"), new Instant("reckon", "two-samples", 2));
    assertThat(repetitions.figures().get("per_chip"))
        .asString()
        .startsWith("{odin={")
        .contains("reckon={cycles=12,");
  }
}
