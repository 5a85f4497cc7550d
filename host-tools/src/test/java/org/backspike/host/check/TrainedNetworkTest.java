package org.backspike.host.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.backspike.host.file.ImageDirectory;
import org.junit.jupiter.api.Test;

/** The trained network of a published tutorial answers as it did where it was trained. */
class TrainedNetworkTest {
  @Test
  void givesEveryRecordedStepAndAnswer() {
    Path network = SharedVectors.folder("vectors/mnist_netx");
    List<ReferenceCase> cases = ReferenceFiles.cases(network).orElseThrow();
    assertThat(cases).extracting(ReferenceCase::name).containsExactly("steps", "predictions");
    assertThat(cases)
        .allSatisfy(one -> {
          assertThat(one.obstacle()).isEmpty();
          assertThat(one.replay()).isEmpty();
        });
  }

  @Test
  void is9523TimesRight() throws IOException {
    List<Integer> answers =
        Files.readAllLines(
                SharedVectors.folder("vectors/mnist_netx").resolve("predictions_10000.csv"))
            .stream()
            .map(Integer::valueOf)
            .toList();
    var images = new ImageDirectory(SharedVectors.folder("data/mnist")).test();
    assertThat(answers).hasSize(10_000);
    assertThat(images.size()).isEqualTo(10_000);
    assertThat(IntStream.range(0, images.size()).filter(i -> images.label(i) == answers.get(i)))
        .hasSize(9523);
  }
}
