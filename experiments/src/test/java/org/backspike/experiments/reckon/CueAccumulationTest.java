package org.backspike.experiments.reckon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.backspike.host.file.ReckonData;
import org.junit.jupiter.api.Test;

/** Learning on ReckOn, against what its RTL did over a whole epoch. */
class CueAccumulationTest {
  private static final Path DATA =
      Path.of("").toAbsolutePath().resolve("../../shared/data/reckon-cueacc").normalize();

  @Test
  void anEpochTakesTheCyclesOfTheRtlAndLearns() {
    assumeTrue(Files.isDirectory(DATA), "needs the samples of ReckOn in " + DATA);
    CueAccumulation task = new CueAccumulation(new ReckonData(DATA));
    CueAccumulation.Block learned = task.learn();
    CueAccumulation.Block tested = task.test();
    assertThat(learned.cycles() + tested.cycles()).isEqualTo(73_332_216);
    assertThat(learned.weightWrites()).isEqualTo(15_451);
    assertThat(learned.right()).isEqualTo(32); // 64 % of 50
    assertThat(tested.samples()).isEqualTo(50);
    assertThat(tested.right()).isGreaterThan(40);
  }
}
