package org.backspike.bptt.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No loss without differences or values worked by hand. */
class EveryLossTest {
  /** First spikes have no derivative; {@link LossesTest} has their values. */
  private static final Set<String> OF_FIRST_SPIKES =
      Set.of("LatencyCrossEntropy", "LatencySquaredError");

  @Test
  void isTestedAgainstDifferencesOrByHand() throws IOException, URISyntaxException {
    Set<String> tested = new TreeSet<>(OF_FIRST_SPIKES);
    LossesTest.differentiable().forEach(each -> tested.add(each.getClass().getSimpleName()));
    List<String> losses;
    Path classes = Path.of(Objects.requireNonNull(Loss.class.getResource("Loss.class")).toURI());
    try (Stream<Path> files = Files.list(Objects.requireNonNull(classes.getParent()))) {
      losses =
          files
              .map(each -> each.getFileName().toString())
              .filter(each -> each.endsWith(".class") && !each.contains("$"))
              .map(each -> each.substring(0, each.length() - ".class".length()))
              .filter(EveryLossTest::isLoss)
              .toList();
    }
    assertThat(losses).hasSizeGreaterThan(14);
    assertThat(tested).containsAll(losses);
  }

  private static boolean isLoss(String name) {
    try {
      Class<?> type = Class.forName(Loss.class.getPackageName() + "." + name);
      return Loss.class.isAssignableFrom(type) && !type.isInterface();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
